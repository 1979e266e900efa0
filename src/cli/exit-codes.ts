import { InputError } from '../adapters/files/input-error.js';

/** `failure`: a negative answer, such as a refused gate. `usage`: wrong arguments or bad input. `cancelled`: by Ctrl-C. */
export const EXIT_CODES = { success: 0, failure: 1, usage: 2, cancelled: 130 } as const;

/** Wrong arguments or bad input: ends the program with exit code 2, naming file and line where there are some. */
export class UsageError extends InputError {
  readonly exitCode = EXIT_CODES.usage;

  constructor(
    message: string,
    options: { readonly file?: string; readonly line?: number; readonly cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'UsageError';
  }
}
