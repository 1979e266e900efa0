import type { Conversation } from '../domain/conversation.js';
import type { DocumentRepository } from './document-repository.js';

export interface ConversationRepository extends DocumentRepository<Conversation> {
  byInternetMessageIds(ids: readonly string[]): Promise<readonly Conversation[]>;
  byExternalId(externalId: string): Promise<Conversation | null>;
  /** Latest first: conversations with this participant and a message since `since`. */
  recentOf(query: {
    readonly participant: string;
    readonly since: Date;
    readonly limit: number;
  }): Promise<readonly Conversation[]>;
}
