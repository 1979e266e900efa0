import { SingleBar } from 'cli-progress';

/** Opened and closed: a line on standard error. */
export interface ProgressBar {
  /** 0..1 */
  update(share: number): void;
  stop(): void;
}

/** A bar with the time left on a terminal; nothing where standard error is a file or pipe. */
export function openProgressBar(title: string, stream: NodeJS.WriteStream = process.stderr): ProgressBar {
  if (!stream.isTTY) return { update: () => undefined, stop: () => undefined };
  const bar = new SingleBar({
    format: `${title} {bar} {percentage} % | {duration_formatted}, {eta_formatted} left`,
    stream,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(1000, 0);
  return { update: (share) => bar.update(Math.round(share * 1000)), stop: () => bar.stop() };
}
