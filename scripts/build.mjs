// Compiles src/ to dist/ when a source is newer than the last build. --force builds always.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'dist', '.built');
const sources = readdirSync(join(root, 'src'), { recursive: true }).map((name) => join(root, 'src', name));
const newest = Math.max(...[...sources, join(root, 'tsconfig.json')].map((path) => statSync(path).mtimeMs));

if (process.argv.includes('--force') || !existsSync(stamp) || statSync(stamp).mtimeMs < newest) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const result = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (result.status !== 0) process.exit(result.status ?? 1);
  // data files that the code reads beside itself
  cpSync(join(root, 'src'), join(root, 'dist'), {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || /\.(json|html|css|svg|sql)$/.test(path),
  });
  writeFileSync(stamp, '');
}
