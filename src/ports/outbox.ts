import type { DomainEvent } from '../domain/event.js';

export interface Outbox {
  /** Oldest first: events not yet published, over all collections. */
  unpublished(limit: number): Promise<readonly StoredEvent[]>;
  markPublished(events: readonly StoredEvent[]): Promise<void>;
  /** Calls back soon after this process has written events; a hint, not a promise. Returns how to stop it. */
  onEvents(listener: () => void): () => void;
}

export interface StoredEvent {
  readonly event: DomainEvent;
  /** Collection and id of the document that carries it. */
  readonly collection: string;
  readonly documentId: string;
}
