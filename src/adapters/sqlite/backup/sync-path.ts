import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Makes sure that a file's content, or a folder's list of names, has reached the disk. */
export function syncPath(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
