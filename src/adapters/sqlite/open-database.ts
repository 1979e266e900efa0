import type { Database } from 'better-sqlite3';
import Sqlite from 'better-sqlite3';
import { type DatabaseLocation, prepareDatabaseFile } from './database-location.js';
import { type Migration, migrate } from './migrate.js';
import { sqliteCodeOf, translateError } from './translate-error.js';

export interface DatabaseOptions {
  readonly location: DatabaseLocation;
  readonly fileName: string;
  /** How long a write waits for another process's; 5,000 ms unless told. The event loop stands still meanwhile. */
  readonly busyTimeoutMs?: number;
  readonly schema: {
    readonly name: string;
    readonly applicationId: number;
    readonly migrations: readonly Migration[];
  };
}

/**
 * An open connection: write-ahead log, every commit flushed to disk (synchronous FULL), schema up to date. Several
 * processes may open the same file.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const timeout = options.busyTimeoutMs ?? 5000;
  try {
    const path = prepareDatabaseFile(options.location, options.fileName);
    const db = new Sqlite(path, { timeout });
    try {
      enterWal(db, timeout);
      db.pragma('synchronous = FULL');
      db.pragma('cache_size = -8000');
      db.pragma('temp_store = MEMORY');
      // a checkpoint every 16 MB: fewer, larger ones cost less and stall no longer
      db.pragma('wal_autocheckpoint = 4000');
      db.pragma('journal_size_limit = 67108864');
      migrate(db, options.schema);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw translateError(error);
  }
}

/**
 * Runs one commit without waiting for the disk. A killed process loses nothing by it; after a power failure the commit
 * may be undone, so it is for what may be done twice: a committed offset, a published event's removal. The next
 * ordinary commit flushes it too.
 */
export function withoutFlush<R>(db: Database, commit: () => R): R {
  db.pragma('synchronous = NORMAL');
  try {
    return commit();
  } finally {
    db.pragma('synchronous = FULL');
  }
}

/** Changing to WAL needs the file alone for a moment and does not wait by itself, so it is asked for repeatedly. */
function enterWal(db: Database, timeoutMs: number): void {
  const pauseMs = 10;
  for (let waitedMs = 0; ; waitedMs += pauseMs) {
    try {
      if (db.pragma('journal_mode = WAL', { simple: true }) === 'wal') return;
    } catch (error) {
      if (sqliteCodeOf(error)?.startsWith('SQLITE_BUSY') !== true || waitedMs >= timeoutMs) throw error;
    }
    if (waitedMs >= timeoutMs) throw new Error('the file system does not support a write-ahead log');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
  }
}
