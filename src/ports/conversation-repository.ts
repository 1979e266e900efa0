import type { Conversation } from '../domain/conversation.js';
import type { DocumentRepository } from './document-repository.js';

export interface ConversationRepository extends DocumentRepository<Conversation> {
  byInternetMessageIds(ids: readonly string[]): Promise<readonly Conversation[]>;
  byExternalId(externalId: string): Promise<Conversation | null>;
  /**
   * Of each participant, latest first: conversations with a message since `since`; at most `limit`. Participants
   * without any are missing.
   */
  recentOf(query: {
    readonly participants: readonly string[];
    readonly since: Date;
    readonly limit: number;
  }): Promise<ReadonlyMap<string, readonly Conversation[]>>;
}
