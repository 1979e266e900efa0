import { Ajv } from 'ajv';
import type { Document } from 'mongodb';
import { COLLECTIONS } from '../../../src/adapters/mongodb/schema/collections.js';
import { withClient } from './mongodb-database.js';

const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  array: Array.isArray,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  number: (value) => typeof value === 'number',
  binData: (value) =>
    typeof value === 'object' && value !== null && '_bsontype' in value && value._bsontype === 'Binary',
};

/**
 * The documents of a database that the validators of a real MongoDB would refuse, as `collection: reason`. The stand-in
 * has no validators, so this says whether they are right.
 */
export async function misfits(database: string): Promise<readonly string[]> {
  const ajv = new Ajv({ strict: false });
  ajv.addKeyword({
    keyword: 'bsonType',
    schemaType: 'string',
    validate: (type: string, value: unknown) => isOfType[type]?.(value) ?? false,
  });
  return withClient(async (client) => {
    const found: string[] = [];
    for (const [name, { schema }] of Object.entries(COLLECTIONS)) {
      const fits = ajv.compile(schema);
      const documents: Document[] = await client.db(database).collection(name).find().toArray();
      for (const document of documents)
        if (!fits(document)) found.push(`${name}: ${ajv.errorsText(fits.errors)}`);
    }
    return found;
  });
}
