import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { translateError } from '../translate-error.js';
import { BACKUP_MANIFEST, type BackupManifest, parseBackupManifest } from './backup-manifest.js';
import { EMBEDDED_FILES } from './embedded-files.js';
import { fileDigest } from './file-digest.js';
import { inspectDatabaseFile } from './inspect-database-file.js';
import { syncPath } from './sync-path.js';

export interface RestoreOptions {
  /** A folder that `backUpFiles` made. */
  readonly fromDir: string;
  /** Must hold no store and no bus. */
  readonly dataDir: string;
}

/** In all cases but `ok` the data folder is as it was. */
export type RestoreOutcome =
  | { readonly kind: 'ok'; readonly manifest: BackupManifest }
  | { readonly kind: 'refused'; readonly sentence: string }
  | { readonly kind: 'damaged'; readonly sentence: string };

/**
 * Puts a backup's files where the service finds them. Every copy is compared with the manifest and read from end to
 * end before any gets its name; nothing is overwritten.
 *
 * @throws StorageError when the disk is full or a folder cannot be written
 */
export async function restoreFiles({ fromDir, dataDir }: RestoreOptions): Promise<RestoreOutcome> {
  const manifestPath = join(fromDir, BACKUP_MANIFEST);
  if (!existsSync(manifestPath))
    return refused(`${fromDir} holds no ${BACKUP_MANIFEST}: it is not a backup.`);
  const manifest = parseBackupManifest(readFileSync(manifestPath, 'utf8'));
  if (manifest === null) return refused(`${manifestPath} is not the manifest of a backup of this program.`);
  const inTheWay = EMBEDDED_FILES.flatMap(({ name }) => [name, `${name}-wal`]).find((name) =>
    existsSync(join(dataDir, name)),
  );
  if (inTheWay !== undefined) {
    return refused(`${join(dataDir, inTheWay)} exists: restore into a folder without data.`);
  }

  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const files = EMBEDDED_FILES.flatMap((file) => {
    const recorded = manifest.files.find(({ name }) => name === file.name);
    return recorded === undefined ? [] : [{ file, recorded, partial: join(dataDir, `${file.name}.partial`) }];
  });
  try {
    for (const { file, recorded, partial } of files) {
      const source = join(fromDir, file.name);
      if (!existsSync(source)) return damaged(`${file.name} is missing in the backup.`);
      if (recorded.schema > file.schema.migrations.length) {
        return refused(
          `${file.name} has schema ${recorded.schema}, this program knows ${file.schema.migrations.length}: restore with the newer program.`,
        );
      }
      copyFileSync(source, partial);
      chmodSync(partial, 0o600);
      const { bytes, sha256 } = await fileDigest(partial);
      if (bytes !== recorded.bytes || sha256 !== recorded.sha256) {
        return damaged(`${file.name} is not what was backed up: its checksum is another.`);
      }
      const inspected = inspectDatabaseFile(partial, file);
      if (inspected.kind === 'damaged') return inspected;
      syncPath(partial);
    }
    for (const { file, partial } of files) renameSync(partial, join(dataDir, file.name));
    syncPath(dataDir);
    return { kind: 'ok', manifest };
  } catch (error) {
    throw translateError(error);
  } finally {
    for (const { partial } of files) rmSync(partial, { force: true });
  }
}

const refused = (sentence: string): RestoreOutcome => ({ kind: 'refused', sentence });
const damaged = (sentence: string): RestoreOutcome => ({ kind: 'damaged', sentence });
