/** Sizes that intake accepts. What exceeds a limit of a record is refused; what exceeds one of a text is cut, with a defect. */
export interface IntakeLimits {
  /** Bytes of one bus record or request. 36 MiB: a message of `maxMessageBytes` in base64 fits. */
  readonly maxRecordBytes: number;
  /** Bytes of one RFC 5322 message, attachments included (25 MiB, and a little for headers). */
  readonly maxMessageBytes: number;
  /** UTF-16 code units of plain text that are kept of a message. */
  readonly maxTextLength: number;
  /** UTF-16 code units of HTML that are read, inline images left out. */
  readonly maxHtmlLength: number;
  /** UTF-16 code units of `newText`. */
  readonly maxNewTextLength: number;
  /** Files that are kept of one message. */
  readonly maxAttachments: number;
}

export const INTAKE_LIMITS: IntakeLimits = {
  maxRecordBytes: 36 * 1024 * 1024,
  maxMessageBytes: 26 * 1024 * 1024,
  maxTextLength: 200_000,
  maxHtmlLength: 500_000,
  maxNewTextLength: 100_000,
  maxAttachments: 100,
};
