/** A file or a line of one that cannot be used; the message names both and repeats nothing of the content. */
export class InputError extends Error {
  readonly file: string | null;
  /** From 1. */
  readonly line: number | null;

  constructor(
    message: string,
    options: { readonly file?: string; readonly line?: number; readonly cause?: unknown } = {},
  ) {
    const place = [options.file, options.line].filter((part) => part !== undefined).join(':');
    super(place === '' ? message : `${place}: ${message}`, { cause: options.cause });
    this.name = 'InputError';
    this.file = options.file ?? null;
    this.line = options.line ?? null;
  }
}
