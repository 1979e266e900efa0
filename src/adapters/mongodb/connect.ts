import { type Db, MongoClient, type MongoClientOptions, ReadConcern } from 'mongodb';
import { StorageError } from '../../ports/storage-error.js';
import { mendLostWrites } from './mend-lost-writes.js';
import { translateError } from './translate-error.js';

export interface MongoLocation {
  /** `mongodb://` or `mongodb+srv://`, with credentials and TLS options where the server wants them. */
  readonly uri: string;
  /** The one named in the URI's path, or `weiche`, unless told. */
  readonly database?: string;
}

export interface MongoConnection {
  readonly client: MongoClient;
  readonly db: Db;
}

const NAMES_DATABASE = /^mongodb(\+srv)?:\/\/[^/]+\/[^?]/;

/** How long a call looks for a server that takes writes, in ms. */
const SELECTION_MS = 5000;
/** How long a start tries that, in ms: a database that is started together with the service may take longer than it. */
const START_MS = 60_000;
/** Between two tries. */
const START_PAUSE_MS = 250;
/** How long a call waits for an answer, in ms: a frozen server must not hold the service for ever. */
const ANSWER_MS = 30_000;

/**
 * What the store's promise asks for, whatever the URI says: a write is acknowledged when a majority of the members has
 * it in its journal, so that neither a killed server nor a change of primary takes it back.
 */
const OPTIONS: MongoClientOptions = {
  appName: 'weiche',
  serverSelectionTimeoutMS: SELECTION_MS,
  connectTimeoutMS: SELECTION_MS,
  socketTimeoutMS: ANSWER_MS,
  // asks the server for its state by itself, often: after a restart the service must find it again soon
  serverMonitoringMode: 'poll',
  heartbeatFrequencyMS: 1000,
  maxPoolSize: 32,
  readPreference: 'primary',
  retryWrites: true,
  retryReads: true,
  // one by one: of a `writeConcern` object the driver takes only what the URI does not say otherwise
  w: 'majority',
  journal: true,
  wtimeoutMS: ANSWER_MS,
};

/**
 * Connects, waiting up to a minute for the server.
 *
 * @throws StorageError `unavailable` when no server answers, `denied` when it refuses the credentials
 */
export async function connect({ uri, database }: MongoLocation): Promise<MongoConnection> {
  const end = performance.now() + START_MS;
  for (;;) {
    // a new one for each try: one whose first connection failed stays closed for good
    const client = clientOf(uri);
    try {
      const hello = await firstAnswer(client);
      const name = database ?? (NAMES_DATABASE.test(uri) ? client.options.dbName : 'weiche');
      // On several members a read must not see what a change of primary may take back: a message would count as dealt
      // with whose ticket is gone. A single server cannot take back, and some refuse the question.
      const isReplicated = hello['setName'] !== undefined || hello['msg'] === 'isdbgrid';
      return {
        client,
        db: client.db(name, isReplicated ? { readConcern: new ReadConcern('majority') } : {}),
      };
    } catch (error) {
      await client.close();
      const translated = translateError(error);
      // one that refuses the credentials has answered, and waiting mends nothing
      const isAway = translated instanceof StorageError && translated.code === 'unavailable';
      if (!isAway || performance.now() > end) throw translated;
    }
    await new Promise((resolve) => setTimeout(resolve, START_PAUSE_MS));
  }
}

/** Not yet connected. */
export function clientOf(uri: string): MongoClient {
  mendLostWrites();
  try {
    return new MongoClient(uri, OPTIONS);
  } catch {
    // the driver's message may quote the URI, password included
    throw new StorageError('not-set-up', 'the URI of MongoDB cannot be read');
  }
}

async function firstAnswer(client: MongoClient): Promise<Record<string, unknown>> {
  const admin = client.db('admin');
  try {
    return await admin.command({ hello: 1 });
  } catch (error) {
    // compatible servers that know only the old name
    if (translateError(error) instanceof StorageError) throw error;
    return await admin.command({ isMaster: 1 });
  }
}
