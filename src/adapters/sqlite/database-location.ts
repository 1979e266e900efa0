import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where a database lies: a folder, in which it gets its usual file name, or the file itself. */
export type DatabaseLocation = { readonly dir: string } | { readonly path: string };

/** The path of the database file; folder (0700) and file (0600, also its WAL) are made when missing. */
export function prepareDatabaseFile(location: DatabaseLocation, fileName: string): string {
  const path = 'path' in location ? location.path : join(location.dir, fileName);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // SQLite gives the -wal and -shm files the permissions of the main file, so this one decides for all three
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return path;
}
