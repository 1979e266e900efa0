/** `failure`: a negative answer, such as a refused gate. `usage`: wrong arguments or bad input. */
export const EXIT_CODES = { success: 0, failure: 1, usage: 2 } as const;

/** Wrong arguments or bad input: ends the program with exit code 2, naming file and line where there are some. */
export class UsageError extends Error {
  readonly exitCode = EXIT_CODES.usage;
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;

  constructor(
    message: string,
    options: { readonly file?: string; readonly line?: number; readonly cause?: unknown } = {},
  ) {
    const place = [options.file, options.line].filter((part) => part !== undefined).join(':');
    super(place === '' ? message : `${place}: ${message}`, { cause: options.cause });
    this.name = 'UsageError';
    this.file = options.file ?? null;
    this.line = options.line ?? null;
  }
}
