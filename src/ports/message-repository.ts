import type { Message } from '../domain/message.js';
import type { DocumentRepository } from './document-repository.js';

export interface MessageRepository extends DocumentRepository<Message> {
  /** Messages with one of these RFC 5322 ids. */
  byInternetMessageIds(ids: readonly string[]): Promise<readonly Message[]>;
  /** Latest first: what this sender wrote since `since`; at most `limit`. */
  recentFrom(query: {
    readonly from: string;
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly Message[]>;
}
