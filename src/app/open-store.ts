import { readFileSync } from 'node:fs';
import { openMongoStore } from '../adapters/mongodb/open-mongo-store.js';
import { openSqliteStore } from '../adapters/sqlite/open-sqlite-store.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { type Configuration, ConfigurationError } from './configuration.js';

/**
 * The configured store: MongoDB where a URI is given, else the embedded one.
 *
 * @throws ConfigurationError when the file with the URI cannot be used, StorageError when the store cannot be opened
 */
export async function openStore(
  configuration: Pick<Configuration, 'dataDir' | 'mongodbUri' | 'mongodbUriFile'>,
  clock: Clock,
): Promise<Store> {
  const uri = configuration.mongodbUri ?? readUriFile(configuration.mongodbUriFile);
  return uri === null ? openSqliteStore({ dir: configuration.dataDir }) : openMongoStore({ uri, clock });
}

function readUriFile(path: string | null): string | null {
  if (path === null) return null;
  let uri: string;
  try {
    uri = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new ConfigurationError(`MONGODB_URI_FILE: ${path} cannot be read.`, { cause });
  }
  if (!/^mongodb(\+srv)?:\/\/./.test(uri)) {
    throw new ConfigurationError('MONGODB_URI_FILE: the file must hold one URI, mongodb://...');
  }
  return uri;
}
