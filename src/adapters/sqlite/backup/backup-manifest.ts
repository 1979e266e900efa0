import { Ajv } from 'ajv';

export const BACKUP_MANIFEST = 'backup.json';

/** What lies in a backup's folder, beside the files: enough to know that they are whole. */
export interface BackupManifest {
  readonly format: 1;
  /** RFC 3339, UTC: the moment whose state the files hold. */
  readonly takenAt: string;
  /** Version of Weiche that took it. */
  readonly program: string;
  readonly files: readonly BackupFile[];
}

export interface BackupFile {
  readonly name: 'bus.sqlite' | 'store.sqlite';
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
  /** Number of the last migration. */
  readonly schema: number;
}

const isManifest = new Ajv().compile<BackupManifest>({
  type: 'object',
  required: ['format', 'takenAt', 'program', 'files'],
  properties: {
    format: { const: 1 },
    takenAt: { type: 'string' },
    program: { type: 'string' },
    files: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'bytes', 'sha256', 'schema'],
        properties: {
          // the names end up in paths: only these two
          name: { enum: ['bus.sqlite', 'store.sqlite'] },
          bytes: { type: 'integer', minimum: 0 },
          sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
          schema: { type: 'integer', minimum: 1 },
        },
      },
    },
  },
});

/** Null when the text is not the manifest of a backup that this program knows. */
export function parseBackupManifest(text: string): BackupManifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isManifest(value) ? value : null;
}
