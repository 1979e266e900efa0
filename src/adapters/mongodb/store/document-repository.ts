import type { DocumentRepository } from '../../../ports/document-repository.js';
import type { DocumentCollection } from './document-collection.js';

export function documentRepository<T extends { readonly id: string; readonly version: number }>(
  documents: DocumentCollection<T>,
): DocumentRepository<T> {
  return {
    get: documents.get,
    getMany: documents.getMany,
    insertMany: documents.insertMany,
    update: (document, { events = [] } = {}) => documents.update({ document, events }),
    updateMany: (entries) => documents.updateMany(entries),
  };
}
