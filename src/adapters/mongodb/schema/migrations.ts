import { COLLECTIONS } from './collections.js';
import { ensureCollections } from './ensure-collections.js';
import type { Migration } from './migrate.js';

/** All steps of the schema so far. Indexes are not among them: every start creates and verifies them. */
export const MIGRATIONS: readonly Migration[] = [
  { number: 1, name: 'collections', run: (db) => ensureCollections(db, COLLECTIONS) },
];
