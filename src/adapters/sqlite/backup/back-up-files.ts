import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { translateError } from '../translate-error.js';
import { BACKUP_MANIFEST, type BackupFile, type BackupManifest } from './backup-manifest.js';
import { EMBEDDED_FILES, type EmbeddedFile } from './embedded-files.js';
import { fileDigest } from './file-digest.js';
import { freezeSnapshot } from './freeze-snapshot.js';
import { inspectDatabaseFile } from './inspect-database-file.js';
import { syncPath } from './sync-path.js';

export interface BackUpOptions {
  /** Where the service keeps its files; it may be running. */
  readonly dataDir: string;
  /** A folder that is missing or empty. */
  readonly outDir: string;
  readonly takenAt: Date;
  /** Version of Weiche. */
  readonly program: string;
  /** 0..1 */
  readonly onProgress?: (progress: number) => void;
}

/** `refused`: nothing was written. `damaged`: the service's own file is; the copy was thrown away. */
export type BackUpOutcome =
  | { readonly kind: 'ok'; readonly manifest: BackupManifest }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'damaged'; readonly sentence: string };

/** Pages copied before the next look at the event loop: 8 MB. */
const PAGES_AT_ONCE = 2000;

/**
 * Copies the embedded databases as they are at one moment, by SQLite's online backup, while the service goes on.
 * The folder gets its name only when everything in it is whole, so one that has it can be relied on.
 *
 * @throws StorageError when a database stays locked or the disk is full
 */
export async function backUpFiles(options: BackUpOptions): Promise<BackUpOutcome> {
  const outDir = resolve(options.outDir);
  const present = EMBEDDED_FILES.filter(({ name }) => existsSync(join(options.dataDir, name)));
  if (present.length === 0) return refused(`There is no embedded store or bus in ${options.dataDir}.`);
  if (existsSync(outDir) && (!statSync(outDir).isDirectory() || readdirSync(outDir).length > 0)) {
    return refused(`${outDir} exists and is not empty: a backup never overwrites.`);
  }
  const partialDir = `${outDir}.partial-${process.pid}`;
  rmSync(partialDir, { recursive: true, force: true });
  mkdirSync(partialDir, { recursive: true, mode: 0o700 });
  try {
    const copied = await copyAll(present, partialDir, options);
    if (copied.kind === 'damaged') return copied;
    const manifest: BackupManifest = {
      format: 1,
      takenAt: options.takenAt.toISOString(),
      program: options.program,
      files: copied.files,
    };
    const manifestPath = join(partialDir, BACKUP_MANIFEST);
    writeFileSync(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    syncPath(partialDir);
    renameSync(partialDir, outDir);
    syncPath(dirname(outDir));
    return { kind: 'ok', manifest };
  } catch (error) {
    throw translateError(error);
  } finally {
    rmSync(partialDir, { recursive: true, force: true });
  }
}

type Copied = { readonly kind: 'copied'; readonly files: readonly BackupFile[] };

async function copyAll(
  present: readonly EmbeddedFile[],
  partialDir: string,
  { dataDir, onProgress }: BackUpOptions,
): Promise<Copied | Extract<BackUpOutcome, { kind: 'damaged' }>> {
  const snapshot = freezeSnapshot(present.map(({ name }) => join(dataDir, name)));
  try {
    for (const [index, file] of present.entries()) {
      const database = snapshot.databases[index];
      if (database === undefined) continue;
      await copyOne(database, join(partialDir, file.name), (share) =>
        onProgress?.((index + share) / present.length),
      );
    }
  } finally {
    snapshot.close();
  }
  const files: BackupFile[] = [];
  for (const file of present) {
    const path = join(partialDir, file.name);
    const inspected = inspectDatabaseFile(path, file);
    if (inspected.kind === 'damaged') return inspected;
    chmodSync(path, 0o600);
    syncPath(path);
    files.push({ name: file.name, ...(await fileDigest(path)), schema: inspected.schema });
  }
  return { kind: 'copied', files };
}

async function copyOne(database: Database, path: string, onProgress: (share: number) => void): Promise<void> {
  await database.backup(path, {
    progress({ totalPages, remainingPages }) {
      onProgress(totalPages === 0 ? 0 : 1 - remainingPages / totalPages);
      return PAGES_AT_ONCE;
    },
  });
  onProgress(1);
}

const refused = (sentence: string): BackUpOutcome => ({ kind: 'refused', sentence });
