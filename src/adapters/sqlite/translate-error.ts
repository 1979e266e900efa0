import { StorageError, type StorageErrorCode } from '../../ports/storage-error.js';

const CODES: readonly (readonly [prefix: string, code: StorageErrorCode, message: string])[] = [
  ['SQLITE_BUSY', 'busy', 'the database is held by another process'],
  ['SQLITE_LOCKED', 'busy', 'the database is held by another process'],
  ['SQLITE_FULL', 'full', 'the disk is full'],
  ['SQLITE_CORRUPT', 'corrupt', 'the database file is damaged'],
  ['SQLITE_NOTADB', 'corrupt', 'the file is no database'],
  ['SQLITE_IOERR', 'unavailable', 'the database file cannot be read or written'],
  ['SQLITE_CANTOPEN', 'unavailable', 'the database file cannot be opened'],
  ['SQLITE_READONLY', 'unavailable', 'the database file cannot be written'],
];

/** SQLite's error as the ports' one; what is neither SQLite's nor a closed connection's comes back as it is. */
export function translateError(error: unknown): unknown {
  if (isClosedConnection(error))
    return new StorageError('closed', 'the database has been closed', { cause: error });
  const sqliteCode = sqliteCodeOf(error);
  const known = CODES.find(([prefix]) => sqliteCode?.startsWith(prefix));
  return known ? new StorageError(known[1], known[2], { cause: error }) : error;
}

/**
 * SQLite's code of an error, such as `SQLITE_BUSY`, or null. Goes by the error's shape and not by `instanceof`: the
 * driver's native part keeps the error class of the first realm or package copy that loaded it.
 */
export function sqliteCodeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : null;
}

function isClosedConnection(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('message' in error)) return false;
  return error.message === 'The database connection is not open';
}
