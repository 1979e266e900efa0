/** A model's files are missing, damaged, foreign, of a version that this program does not read, or cannot be written. */
export class ModelFileError extends Error {
  readonly retryable = false;

  constructor(
    readonly code: 'missing-file' | 'not-a-model' | 'unknown-version' | 'damaged-file' | 'not-writable',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelFileError';
  }
}
