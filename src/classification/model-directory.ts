import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ModelFileError } from './model-file-error.js';
import { checkModelTarget, formatOf, makeFolder } from './model-target.js';
import { MANIFEST_FILE } from './sealed-manifest.js';

export type ModelFileMap = Readonly<Record<string, Uint8Array>>;

/** The files of a model directory; subfolders and hidden files are left out. Throws ModelFileError without a manifest. */
export async function readModelDirectory(directory: string): Promise<ModelFileMap> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ModelFileError('missing-file', 'This is not a model directory.', { cause });
  });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  if (!names.includes(MANIFEST_FILE))
    throw new ModelFileError('missing-file', `This is not a model directory: it has no ${MANIFEST_FILE}.`);
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(directory, name))]),
    ),
  );
}

/**
 * Writes a model directory beside its place and moves it there, so that no half a model can be read. Replaces a model
 * of the same kind that is there, and nothing else: throws ModelFileError as `checkModelTarget` does.
 */
export async function writeModelDirectory(directory: string, files: ModelFileMap): Promise<void> {
  await checkModelTarget(directory, formatOf(files[MANIFEST_FILE]) ?? '');
  const place = resolve(directory);
  const fresh = join(dirname(place), `.${basename(place)}.${process.pid}.new`);
  await makeFolder(dirname(place));
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  try {
    await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(fresh, name), bytes)));
    await rm(place, { recursive: true, force: true });
    await rename(fresh, place);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
