export type StorageErrorCode =
  /** Somebody else held the database for longer than the time-out. */
  | 'busy'
  | 'full'
  | 'corrupt'
  | 'closed'
  /** The data were written by a newer version of Weiche. */
  | 'schema-newer'
  /** The file or database belongs to something else. */
  | 'foreign'
  /** A page was asked for with a cursor that this store never gave out. */
  | 'invalid-cursor'
  /** The server does not know us or forbids this. */
  | 'denied'
  /** A record or document is larger than the server takes. */
  | 'too-large'
  /** Something that we may not create is missing; the message names it. */
  | 'not-set-up'
  | 'unavailable';

/**
 * What a store or bus rejects with when something unexpected happened. `retryable`: the same call may succeed later.
 * The message names no document and no personal data; the driver's error is the `cause`.
 */
export class StorageError extends Error {
  override readonly name = 'StorageError';
  readonly code: StorageErrorCode;
  readonly retryable: boolean;

  constructor(code: StorageErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.code = code;
    this.retryable = code === 'busy' || code === 'full' || code === 'unavailable';
  }
}
