/** Too little of the work, or of the time, to tell the rest from. */
const LEAST_SHARE = 0.02;
const LEAST_MS = 3000;

/** Milliseconds left if the work goes on as it went so far; null while there is too little to go by. */
export function timeLeftMs(share: number, elapsedMs: number): number | null {
  if (share < LEAST_SHARE || elapsedMs < LEAST_MS) return null;
  return (elapsedMs / share) * (1 - Math.min(1, share));
}

/** `12s`, `2m05s`, `1h07m`: never 60 of a smaller unit. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m${two(seconds % 60)}s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}h${two(minutes % 60)}m`;
}

const two = (number: number): string => String(number).padStart(2, '0');
