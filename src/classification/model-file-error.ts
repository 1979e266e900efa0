/** A model's files are missing, damaged, foreign or of a version that this program does not read. */
export class ModelFileError extends Error {
  readonly retryable = false;

  constructor(
    readonly code: 'missing-file' | 'not-a-model' | 'unknown-version' | 'damaged-file',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'ModelFileError';
  }
}
