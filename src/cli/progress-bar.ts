import { SingleBar } from 'cli-progress';
import { formatDuration, timeLeftMs } from './time-left.js';

/** Opened and closed: a line on standard error. */
export interface ProgressBar {
  /** Share done, 0..1, and what the work says of itself. */
  update(share: number, note?: string): void;
  stop(): void;
}

export interface ProgressOptions {
  /** Standard error unless told. */
  readonly stream?: NodeJS.WriteStream;
  /** Milliseconds; the process's clock unless told. */
  readonly now?: () => number;
}

/** Where nobody looks on, a line each of these steps, but no more than one in this time. */
const LINE_STEP = 0.1;
const LINE_MS = 5000;

const open = new Set<ProgressBar>();

/** A bar with the time left on a terminal; a line now and then where standard error is a file or pipe. */
export function openProgressBar(
  title: string,
  { stream = process.stderr, now = () => performance.now() }: ProgressOptions = {},
): ProgressBar {
  const begun = now();
  const status = (share: number, note?: string): string => {
    const elapsed = now() - begun;
    const left = timeLeftMs(share, elapsed);
    const parts = [formatDuration(elapsed), ...(left === null ? [] : [`${formatDuration(left)} left`])];
    return [...parts, ...(note === undefined ? [] : [note])].join(', ');
  };
  const { update, stop } = stream.isTTY
    ? drawnBar(title, stream, status)
    : printedLines(title, stream, { status, now });
  const bar: ProgressBar = {
    update,
    stop: () => {
      open.delete(bar);
      stop();
    },
  };
  open.add(bar);
  return bar;
}

/** Clears what is drawn, for a program that ends early. */
export function stopProgressBars(): void {
  for (const bar of open) bar.stop();
}

type Status = (share: number, note?: string) => string;

function drawnBar(title: string, stream: NodeJS.WriteStream, status: Status): ProgressBar {
  const bar = new SingleBar({
    format: `${title} {bar} {percentage} % | {status}`,
    stream,
    // what is said beside it does not fit a line of 80 otherwise
    barsize: Math.max(10, Math.min(40, (stream.columns || 80) - 75)),
    // a terminal whose cursor and line wrap are never taken has them still, however the program ends
    hideCursor: false,
    linewrap: true,
    clearOnComplete: true,
  });
  bar.start(1000, 0, { status: status(0) });
  return {
    update: (share, note) => bar.update(Math.round(share * 1000), { status: status(share, note) }),
    stop: () => bar.stop(),
  };
}

function printedLines(
  title: string,
  stream: NodeJS.WriteStream,
  { status, now }: { readonly status: Status; readonly now: () => number },
): ProgressBar {
  let toldShare = 0;
  let toldAt = now();
  return {
    update: (share, note) => {
      if (share < toldShare + LINE_STEP || now() < toldAt + LINE_MS) return;
      toldShare = Math.floor(share / LINE_STEP) * LINE_STEP;
      toldAt = now();
      stream.write(`${title}: ${Math.floor(share * 100)} %, ${status(share, note)}\n`);
    },
    stop: () => undefined,
  };
}
