import { type Db, type Document, MongoServerError } from 'mongodb';
import type { CollectionSpec } from './collections.js';

const EXISTS = 48;
/** Answers of servers that have no validators: command not found, command or option not supported. */
const NO_VALIDATORS: readonly unknown[] = [59, 72, 115, 238, 303, 40415];

/**
 * Makes the collections that are missing, with a validator where the server has them. Repeating it, also by several
 * instances together, changes nothing: one that exists was made here, validator and all.
 */
export async function ensureCollections(
  db: Db,
  collections: Readonly<Record<string, CollectionSpec>>,
): Promise<void> {
  let hasValidators = true;
  for (const [name, { schema }] of Object.entries(collections)) {
    const validator = {
      validator: { $jsonSchema: schema },
      validationLevel: 'strict',
      validationAction: 'error',
    };
    if (hasValidators) hasValidators = (await create(db, { create: name, ...validator })) !== 'refused';
    if (!hasValidators) await create(db, { create: name });
  }
}

async function create(db: Db, command: Document): Promise<'there' | 'refused'> {
  try {
    await db.command(command);
    return 'there';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === EXISTS) return 'there';
    if (error instanceof MongoServerError && NO_VALIDATORS.includes(error.code) && 'validator' in command) {
      return 'refused';
    }
    throw error;
  }
}
