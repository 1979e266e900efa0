import { randomBytes } from 'node:crypto';
import { MongoClient } from 'mongodb';

/** Where the server of this run listens; the tests of this folder are run by `npm run test:services`, which sets it. */
export function mongoUri(): string {
  const uri = process.env['MONGODB_URI'] ?? '';
  if (uri === '') throw new Error('MONGODB_URI is not set: run `npm run test:services`');
  return uri;
}

/** A database name that no other test has. */
export const newDatabaseName = (): string => `weiche_test_${randomBytes(6).toString('hex')}`;

/** The URI with this database in its path. */
export function uriOf(database: string, uri = mongoUri()): string {
  const url = new URL(uri);
  url.pathname = `/${database}`;
  return url.toString();
}

/** Runs `work` on a bare connection, for looking at what lies in the database; closes it. */
export async function withClient<R>(work: (client: MongoClient) => Promise<R>): Promise<R> {
  const client = new MongoClient(mongoUri(), { serverSelectionTimeoutMS: 10_000 });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

export const dropDatabase = (name: string): Promise<unknown> =>
  withClient((client) => client.db(name).dropDatabase());
