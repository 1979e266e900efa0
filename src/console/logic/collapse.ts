/** Calls `run` once, shortly after the last of several calls in a row: a burst of events costs one reading. */
export function collapse(
  run: () => void,
  { waitMs }: { readonly waitMs: number },
): {
  (): void;
  cancel(): void;
} {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const call = () => {
    // the first call sets the time, so that a steady stream does not put it off for ever
    timer ??= setTimeout(() => {
      timer = undefined;
      run();
    }, waitMs);
  };
  call.cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  return call;
}
