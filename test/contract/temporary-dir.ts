import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of the test's own; `remove` deletes it with all that is in it. */
export function temporaryDir(): { readonly dir: string; remove(): void } {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}
