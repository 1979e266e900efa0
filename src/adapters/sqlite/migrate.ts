import type { Database } from 'better-sqlite3';
import { StorageError } from '../../ports/storage-error.js';

/** One step of a schema. Steps are numbered from 1 without gaps, and are never changed once released. */
export interface Migration {
  readonly number: number;
  readonly sql: string;
}

/**
 * Brings the schema to the last migration, each exactly once even when several processes start together. The number
 * lies in SQLite's `user_version`; `applicationId` tells our kinds of files apart.
 *
 * @throws StorageError `schema-newer` when the file was written by a newer program, `foreign` when it is something else
 */
export function migrate(
  db: Database,
  schema: {
    readonly name: string;
    readonly applicationId: number;
    readonly migrations: readonly Migration[];
  },
): void {
  const latest = schema.migrations.length;
  db.transaction(() => {
    const current = Number(db.pragma('user_version', { simple: true }));
    const applicationId = Number(db.pragma('application_id', { simple: true }));
    const isNew = current === 0 && applicationId === 0;
    if (isNew ? hasTables(db) : applicationId !== schema.applicationId) {
      throw new StorageError('foreign', `the file is not a Weiche ${schema.name}`);
    }
    if (current > latest) {
      throw new StorageError(
        'schema-newer',
        `the ${schema.name} has schema ${current}, this program knows ${latest}: start the newer program, or restore a backup`,
      );
    }
    for (const migration of schema.migrations) if (migration.number > current) db.exec(migration.sql);
    if (current < latest) {
      db.pragma(`application_id = ${schema.applicationId}`);
      db.pragma(`user_version = ${latest}`);
    }
  }).immediate();
}

function hasTables(db: Database): boolean {
  return db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
}
