import type { Db } from 'mongodb';
import { StorageError } from '../../../ports/storage-error.js';
import { isDuplicate } from '../translate-error.js';

/**
 * One step of the schema. Numbered from 1 without gaps, never changed once released. `run` must be safe to repeat, and
 * to be run by several instances together: an instance may be killed in the middle, and no lock is held.
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  run(db: Db): Promise<void>;
}

interface AppliedMigration {
  readonly _id: number;
  readonly name: string;
  readonly appliedAt: Date;
}

/** Is there before any other collection of ours, and so tells whose database it is. */
const APPLIED = 'weiche_migrations';

/**
 * Brings the database to the last migration. Each leaves a record when it is done.
 *
 * @throws StorageError `schema-newer` when a newer program has migrated it, `foreign` when it holds something else
 */
export async function migrate(
  db: Db,
  { migrations, now }: { readonly migrations: readonly Migration[]; readonly now: () => Date },
): Promise<void> {
  const applied = db.collection<AppliedMigration>(APPLIED);
  const record = async (number: number, name: string): Promise<void> => {
    try {
      await applied.insertOne({ _id: number, name, appliedAt: now() });
    } catch (error) {
      // another instance, started at the same time, was first
      if (!isDuplicate(error)) throw error;
    }
  };
  if (await belongsToOthers(db)) {
    throw new StorageError(
      'foreign',
      `the database ${db.databaseName} holds something else; name another in the URI, e.g. mongodb://host/weiche`,
    );
  }
  await record(0, 'begun');

  const done = new Set((await applied.find().toArray()).map(({ _id }) => _id));
  const newest = Math.max(...done);
  if (newest > migrations.length) {
    throw new StorageError(
      'schema-newer',
      `the database ${db.databaseName} has schema ${newest}, this program knows ${migrations.length}: start the newer program, or restore a backup`,
    );
  }
  for (const migration of migrations) {
    if (done.has(migration.number)) continue;
    await migration.run(db);
    await record(migration.number, migration.name);
  }
}

/** Our other collections come after the first record, so a start at the same time is not mistaken for a stranger. */
async function belongsToOthers(db: Db): Promise<boolean> {
  const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
  return names.some((name) => !name.startsWith('system.')) && !names.includes(APPLIED);
}
