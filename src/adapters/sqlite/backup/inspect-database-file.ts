import Sqlite from 'better-sqlite3';
import { sqliteCodeOf } from '../translate-error.js';
import type { EmbeddedFile } from './embedded-files.js';

export type InspectedFile =
  | { readonly kind: 'whole'; readonly schema: number }
  | { readonly kind: 'damaged'; readonly sentence: string };

/**
 * Reads a closed database file from end to end (SQLite's integrity_check) and makes sure that it is the kind that its
 * name says. Leaves it as one file without a write-ahead log beside it.
 */
export function inspectDatabaseFile(path: string, { name, schema }: EmbeddedFile): InspectedFile {
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(path, { fileMustExist: true });
    db.pragma('journal_mode = DELETE');
    if (Number(db.pragma('application_id', { simple: true })) !== schema.applicationId) {
      return { kind: 'damaged', sentence: `${name} is not a Weiche ${schema.name}.` };
    }
    const result = db.pragma('integrity_check(1)', { simple: true });
    if (result !== 'ok') return { kind: 'damaged', sentence: `${name} is damaged inside.` };
    return { kind: 'whole', schema: Number(db.pragma('user_version', { simple: true })) };
  } catch (error) {
    if (sqliteCodeOf(error) === null) throw error;
    return { kind: 'damaged', sentence: `${name} cannot be read as a database.` };
  } finally {
    db?.close();
  }
}
