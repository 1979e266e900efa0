// Writes the tables of settings and metrics and the schemas into docs/, from the code. Run it after changing any of
// them: `node scripts/write-settings-table.mjs`; a test fails when a document is stale.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
const { generatedBlocks, withBlock } = await import(join(root, 'dist/app/generated-blocks.js'));
for (const block of generatedBlocks()) {
  const path = join(root, 'docs', block.document);
  const before = readFileSync(path, 'utf8');
  const after = withBlock(before, block);
  if (after === before) continue;
  writeFileSync(path, after);
  console.log(`docs/${block.document}: ${block.name} written`);
}
