import type { Channel } from './channel.js';

/** Messages of one customer about one matter, across channels. */
export interface Conversation {
  readonly id: string;
  readonly version: number;
  /** Sender addresses and customer numbers seen, lower case: how later messages find this conversation. */
  readonly participants: readonly string[];
  readonly customerId: string | null;
  /** The channels' own conversation ids, as `channel:id`. */
  readonly externalIds: readonly string[];
  /** RFC 5322 message ids seen, without angle brackets. */
  readonly internetMessageIds: readonly string[];
  readonly messageIds: readonly string[];
  readonly channels: readonly Channel[];
  readonly createdAt: Date;
  readonly lastMessageAt: Date;
}
