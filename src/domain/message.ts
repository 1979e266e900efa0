import type { Channel } from './channel.js';
import type { Language } from './language.js';

/** Why a message was recognised as written by a machine; such a message never becomes a ticket. */
export const AUTOMATIC_KINDS = [
  'auto-reply',
  'out-of-office',
  'bounce',
  'delivery-report',
  'mailing-list',
  'loop',
  'auto-generated',
] as const;
export type AutomaticKind = (typeof AUTOMATIC_KINDS)[number];

/** One attached file; its bytes are stored apart from the text. */
export interface Attachment {
  readonly name: string;
  /** Media type, e.g. `application/pdf`. */
  readonly type: string;
  readonly bytes: number;
}

/** What became of a message. */
export type MessageOutcome =
  | { readonly kind: 'received' }
  | { readonly kind: 'ticketed'; readonly ticketId: string }
  | { readonly kind: 'dropped'; readonly reason: string; readonly duplicateOf?: string };

/** One inbound e-mail, form submission or chat turn, stored as it came, with what intake read from it. */
export interface Message {
  readonly id: string;
  readonly version: number;
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** The sender's address, lower case; on chat any stable sender id. */
  readonly from: string | null;
  /** The sender's display name, where the channel gave one. */
  readonly fromName?: string;
  readonly to: readonly string[];
  readonly subject: string | null;
  /** The whole readable text, as plain text. */
  readonly text: string;
  /** What the customer newly wrote: no quote, signature, disclaimer. Entities' offsets index this string. */
  readonly newText: string;
  readonly quotedText: string;
  readonly signature: string;
  readonly language: Language;
  /** Submitted form fields, as they came. */
  readonly fields: Readonly<Record<string, string>>;
  readonly attachments: readonly Attachment[];
  readonly customerId: string | null;
  /** What the delivering system knows about the customer, by name, such as `segment: vip`. */
  readonly customerAttributes?: Readonly<Record<string, string>>;
  /** The caller's own conversation (chat session, ticket system), if it named one. */
  readonly externalConversationId: string | null;
  /** Ours; null until the message has joined one. */
  readonly conversationId: string | null;
  /** RFC 5322 identification, without angle brackets; null or empty on other channels. */
  readonly internetMessageId: string | null;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly automaticKind: AutomaticKind | null;
  /** What could not be read properly, as sentences; empty for a well-formed message. */
  readonly defects: readonly string[];
  readonly outcome: MessageOutcome;
  /** Near-duplicate search: a 64-bit fingerprint of newText in hex. */
  readonly fingerprint: string;
}
