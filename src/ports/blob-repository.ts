/** What a message arrived as and its attachments: large, seldom read, stored apart from the text. */
export interface BlobRepository {
  /** Replaces nothing: the same key again is left as it is. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>;
  get(key: string): Promise<{ readonly bytes: Uint8Array; readonly type: string } | null>;
}
