import type { DomainEvent } from '../domain/event.js';

export interface Outbox {
  /** Oldest first: events not yet published, over all collections. */
  unpublished(limit: number): Promise<readonly StoredEvent[]>;
  /** The same of these collections, as `onEvents` has named them; where it is no cheaper, over all. */
  unpublishedOf(collections: readonly string[], limit: number): Promise<readonly StoredEvent[]>;
  markPublished(events: readonly StoredEvent[]): Promise<void>;
  /**
   * Calls back soon after this process has written events, naming the collection where it matters; a hint, not a
   * promise. Returns how to stop it.
   */
  onEvents(listener: (collection?: string) => void): () => void;
}

export interface StoredEvent {
  readonly event: DomainEvent;
  /** Collection and id of the document that carries it. */
  readonly collection: string;
  readonly documentId: string;
}
