import type { Message } from '../domain/message.js';
import type { DocumentRepository } from './document-repository.js';

export interface MessageRepository extends DocumentRepository<Message> {
  /** Messages with one of these RFC 5322 ids. */
  byInternetMessageIds(ids: readonly string[]): Promise<readonly Message[]>;
  /** Of each sender, latest first: what they wrote since `since`; at most `limit`. Senders without any are missing. */
  recentFrom(query: {
    readonly senders: readonly string[];
    readonly since: Date;
    readonly limit: number;
  }): Promise<ReadonlyMap<string, readonly Message[]>>;
}
