// Where a model may be written: a new or empty folder, or a model of the same kind, which it replaces. Whatever else is
// there belongs to somebody. Asked before a training, so that minutes of work do not end in a refusal.
import { lstat, mkdir, mkdtemp, readdir, readFile, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { ModelFileError } from './model-file-error.js';
import { MANIFEST_FILE } from './sealed-manifest.js';

/**
 * Throws ModelFileError `not-a-model` where the place holds anything but a model of that format, and `not-writable`
 * where no folder can be made. Leaves nothing behind.
 */
export async function checkModelTarget(directory: string, format: string): Promise<void> {
  const place = resolve(directory);
  const present: readonly string[] = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw refusal(directory, error);
  });
  if (present.length > 0) {
    const manifest = present.includes(MANIFEST_FILE)
      ? await readFile(join(place, MANIFEST_FILE)).catch(() => undefined)
      : undefined;
    if (formatOf(manifest) !== format)
      throw new ModelFileError(
        'not-a-model',
        `${directory} holds other files; choose an empty or new directory, or a model of this kind.`,
      );
  }
  await checkCreatable(dirname(place), directory);
}

/** Throws ModelFileError `not-writable` where files cannot be made in the folder, or in what there is of its path. */
export async function checkCreatable(folder: string, named = folder): Promise<void> {
  let there = resolve(folder);
  while (!(await exists(there)) && dirname(there) !== there) there = dirname(there);
  try {
    await rmdir(await mkdtemp(join(there, '.weiche-')));
  } catch (error) {
    throw refusal(named, error);
  }
}

/** Makes the folder and those above it, one by one: Node's own recursive `mkdir` never ends below /proc. */
export async function makeFolder(folder: string): Promise<void> {
  if (await exists(folder)) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    // another process was faster
    if (error.code !== 'EEXIST') throw refusal(folder, error);
  });
}

/** The `format` that a manifest names; undefined where it is none. */
export function formatOf(manifest: Uint8Array | undefined): string | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(manifest ?? []).toString('utf8'));
    return typeof data === 'object' && data !== null && 'format' in data && typeof data.format === 'string'
      ? data.format
      : undefined;
  } catch {
    return undefined;
  }
}

/** Links that lead nowhere are there, too. */
const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );

function refusal(directory: string, cause: unknown): ModelFileError {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : String(cause);
  if (code === 'ENOTDIR')
    return new ModelFileError('not-a-model', `${directory} is a file, or below one; choose a directory.`, {
      cause,
    });
  return new ModelFileError('not-writable', `${directory} cannot be written (${code}).`, { cause });
}
