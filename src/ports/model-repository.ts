import type { ModelRecord } from '../domain/model.js';
import type { DocumentRepository } from './document-repository.js';

export interface ModelRepository extends DocumentRepository<ModelRecord> {
  champion(): Promise<ModelRecord | null>;
  /** Newest first. */
  list(): Promise<readonly ModelRecord[]>;
}
