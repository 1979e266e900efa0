import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ModelFileError } from './model-file-error.js';
import { MANIFEST_FILE } from './sealed-manifest.js';

export type ModelFileMap = Readonly<Record<string, Uint8Array>>;

/** The files of a model directory; subfolders and hidden files are left out. Throws ModelFileError without a manifest. */
export async function readModelDirectory(directory: string): Promise<ModelFileMap> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown) => {
    throw new ModelFileError('missing-file', `${directory} is not a model directory.`, { cause });
  });
  const names = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => entry.name);
  if (!names.includes(MANIFEST_FILE))
    throw new ModelFileError(
      'missing-file',
      `${directory} is not a model directory: it has no ${MANIFEST_FILE}.`,
    );
  return Object.fromEntries(
    await Promise.all(
      names.map(async (name): Promise<[string, Uint8Array]> => [name, await readFile(join(directory, name))]),
    ),
  );
}

/**
 * Writes a model directory beside its place and moves it there, so that no half a model can be read. Replaces a model
 * that is there; refuses to replace any other non-empty directory.
 */
export async function writeModelDirectory(directory: string, files: ModelFileMap): Promise<void> {
  const present: readonly string[] = await readdir(directory).catch(() => []);
  if (present.length > 0 && !present.includes(MANIFEST_FILE)) {
    throw new ModelFileError(
      'not-a-model',
      `${directory} holds other files; choose an empty or new directory.`,
    );
  }
  const parent = dirname(directory);
  const fresh = join(parent, `.${basename(directory)}.${process.pid}.new`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await Promise.all(Object.entries(files).map(([name, bytes]) => writeFile(join(fresh, name), bytes)));
    await rm(directory, { recursive: true, force: true });
    await rename(fresh, directory);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}
