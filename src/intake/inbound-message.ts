import type { Channel } from '../domain/channel.js';

/** What a channel handed over, validated but not yet read: see `parseInboundRecord` and `readMessage`. */
export interface InboundMessage {
  readonly channel: Channel;
  /** The caller's id; null: one is derived (`messageIdFor`). */
  readonly id: string | null;
  readonly receivedAt: Date | null;
  /** An address, or `Name <address>`. */
  readonly from: string | null;
  readonly to: readonly string[];
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  /** A whole RFC 5322 message; then subject, text and html are null and are read from it. */
  readonly raw: Uint8Array | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly customerId: string | null;
  /** The caller's own conversation (chat session, ticket system). */
  readonly conversationId: string | null;
  /** Empty where the caller told none. */
  readonly customerAttributes: Readonly<Record<string, string>>;
}
