import type { Database } from 'better-sqlite3';
import Sqlite from 'better-sqlite3';

/** Connections to several databases that all see the same moment, however long they are read. */
export interface FrozenSnapshot {
  readonly databases: readonly Database[];
  close(): void;
}

/**
 * Holds the write locks of all files for as long as it takes to begin a read transaction on each (milliseconds), then
 * lets writers go on. Store and bus must be of one moment: an event goes from the one to the other and is removed
 * there, so that copies of different moments could lack it in both.
 */
export function freezeSnapshot(
  paths: readonly string[],
  { busyTimeoutMs = 10_000 }: { readonly busyTimeoutMs?: number } = {},
): FrozenSnapshot {
  const opened: Database[] = [];
  const open = (path: string): Database => {
    const db = new Sqlite(path, { fileMustExist: true, timeout: busyTimeoutMs });
    opened.push(db);
    return db;
  };
  const close = () => {
    // closing ends what is begun
    for (const db of opened) db.close();
  };
  try {
    const readers = paths.map(open);
    const lockers = paths.map(open);
    for (const locker of lockers) locker.exec('BEGIN IMMEDIATE');
    for (const reader of readers) {
      reader.exec('BEGIN');
      // a transaction sees the moment of its first read
      reader.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get();
    }
    for (const locker of lockers) {
      locker.exec('ROLLBACK');
      locker.close();
    }
    return { databases: readers, close };
  } catch (error) {
    close();
    throw error;
  }
}
