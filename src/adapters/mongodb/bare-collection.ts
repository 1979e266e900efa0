import { MongoClient } from 'mongodb';

/** A database used as plainly as the driver allows, as a yardstick for the store. */
export interface BareCollection {
  insertMany(documents: readonly Record<string, unknown>[]): Promise<void>;
  close(): Promise<void>;
}

/** Connects with the driver's own settings and inserts into the collection `bare` of the URI's database. */
export async function openBareCollection(uri: string): Promise<BareCollection> {
  const client = await new MongoClient(uri).connect();
  const collection = client.db().collection('bare');
  return {
    insertMany: async (documents) => void (await collection.insertMany([...documents])),
    close: () => client.close(),
  };
}

/** Drops all collections of the database that the URI names; MongoDB has none without any. */
export async function dropDatabase(uri: string): Promise<void> {
  const client = await new MongoClient(uri).connect();
  try {
    // not dropDatabase: servers that only speak the protocol fail at it
    for (const collection of await client.db().collections()) await collection.drop();
  } finally {
    await client.close();
  }
}
