/** Why training cannot give a model: bad rows or settings. Never retryable without changing them. */
export class TrainingError extends Error {
  readonly retryable = false;

  constructor(
    readonly code:
      | 'no-rows'
      | 'no-entities'
      | 'bad-spans'
      | 'one-case'
      | 'too-many-cases'
      | 'identical-rows'
      | 'diverged'
      | 'bad-settings'
      | 'worker-failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'TrainingError';
  }
}
