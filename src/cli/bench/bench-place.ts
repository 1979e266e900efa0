import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { deleteWithPrefix } from '../../adapters/kafka/delete-with-prefix.js';
import { dropDatabase } from '../../adapters/mongodb/bare-collection.js';
import { nameDatabase } from '../../adapters/mongodb/name-database.js';
import { createUlidIds } from '../../adapters/system/ulid-ids.js';
import { type Configuration, readConfiguration } from '../../app/configuration.js';
import { UsageError } from '../exit-codes.js';

export interface BenchServers {
  /** `host:port`s of Apache Kafka; KAFKA_BROKERS unless told, else the embedded bus. */
  readonly kafka?: string;
  /** URI of MongoDB; MONGODB_URI unless told, else the embedded store. */
  readonly mongodb?: string;
}

/** Where a measurement happens: topics, database and folder that are its own, and that go with it. */
export interface BenchPlace {
  readonly name: string;
  /** `embedded`, `kafka + mongodb` ... */
  readonly adapters: string;
  readonly dir: string;
  readonly configuration: Configuration;
  /** For a service in a process of its own. */
  readonly environment: Readonly<Record<string, string>>;
  /** A place beside this one, on the same servers, for the yardstick. */
  beside(name: string): Configuration;
  /** Registers what must end before the place can go, also when the measurement is broken off by a signal. */
  endFirst(end: () => Promise<void>): void;
  cleanUp(): Promise<void>;
}

/** How long a measurement that is broken off may take to clean up. */
const GRACE_MS = 20_000;

/** A place on the servers that are configured, under a name that nobody else has. */
export function openBenchPlace(servers: BenchServers): BenchPlace {
  if ((process.env['MONGODB_URI_FILE'] ?? '') !== '' && servers.mongodb === undefined)
    throw new UsageError('bench takes the URI of MongoDB from MONGODB_URI or --mongodb, not from a file');
  const name = `weiche-bench-${createUlidIds().next().slice(-12).toLowerCase()}`;
  const dir = mkdtempSync(join(tmpdir(), `${name}-`));
  const kafka = servers.kafka ?? process.env['KAFKA_BROKERS'] ?? '';
  const uri = servers.mongodb ?? process.env['MONGODB_URI'] ?? '';
  const databases: string[] = [];
  const environmentOf = (own: string): Readonly<Record<string, string>> => {
    const mongodbUri = uri === '' ? '' : nameDatabase(uri, own);
    if (mongodbUri !== '') databases.push(mongodbUri);
    const dataDir = join(dir, own);
    mkdirSync(dataDir);
    return {
      KAFKA_BROKERS: kafka,
      KAFKA_PREFIX: kafka === '' ? '' : `${own}.`,
      MONGODB_URI: mongodbUri,
      WEICHE_DATA_DIR: dataDir,
      WEICHE_PORT: '0',
      WEICHE_HOST: '127.0.0.1',
      WEICHE_LOG_LEVEL: process.env['WEICHE_LOG_LEVEL'] ?? 'warn',
      WEICHE_METRICS_PUBLIC: 'true',
    };
  };
  const configurationOf = (environment: Readonly<Record<string, string>>) =>
    readConfiguration({ environment: { ...process.env, ...environment } });
  const environment = environmentOf(name);
  const configuration = configurationOf(environment);
  const parts = [kafka === '' ? '' : 'kafka', uri === '' ? '' : 'mongodb'].filter((part) => part !== '');
  const ends: (() => Promise<void>)[] = [];
  const cleanUp = async (): Promise<void> => {
    broken.uninstall();
    for (const end of ends.splice(0).reverse()) await end();
    rmSync(dir, { recursive: true, force: true });
    for (const database of databases) await dropDatabase(database);
    if (configuration.kafka !== null) await deleteWithPrefix({ ...connection(configuration), prefix: name });
  };
  const broken = closeWithGrace({ delay: GRACE_MS }, cleanUp);
  return {
    name,
    adapters:
      parts.length === 0 ? 'embedded' : parts.length === 2 ? 'kafka + mongodb' : `${parts[0]} + embedded`,
    dir,
    configuration,
    environment,
    beside: (suffix) => configurationOf(environmentOf(`${name}-${suffix}`)),
    endFirst: (end) => void ends.push(end),
    cleanUp,
  };
}

/** The brokers, for who speaks to them without the bus. Secured ones are not measured. */
export function connection({ kafka }: Configuration) {
  if (kafka === null) throw new Error('no brokers');
  if (kafka.tls !== null || kafka.sasl !== null)
    throw new UsageError('bench does not speak to secured brokers');
  return { brokers: kafka.brokers, prefix: kafka.prefix };
}
