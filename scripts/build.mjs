// Compiles src/ to dist/ and builds the console's page into dist/console, each when one of its sources is newer than
// its last build. --force builds always.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const page = join(root, 'src', 'console');
const isOfPage = (path) => path === page || path.startsWith(page + sep);
const sources = readdirSync(join(root, 'src'), { recursive: true }).map((name) => join(root, 'src', name));
const newest = (paths) => Math.max(...paths.map((path) => statSync(path).mtimeMs));
const isStale = (stamp, paths) =>
  process.argv.includes('--force') || !existsSync(stamp) || statSync(stamp).mtimeMs < newest(paths);

function run(path, args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', path), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

const stamp = join(dist, '.built');
if (isStale(stamp, [...sources.filter((path) => !isOfPage(path)), join(root, 'tsconfig.json')])) {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    if (name !== 'console') rmSync(join(dist, name), { recursive: true, force: true });
  }
  run('typescript/bin/tsc', ['-p', join(root, 'tsconfig.json')]);
  // data files that the code reads beside itself
  cpSync(join(root, 'src'), dist, {
    recursive: true,
    filter: (path) =>
      !isOfPage(path) && (statSync(path).isDirectory() || /\.(json|html|css|svg|sql)$/.test(path)),
  });
  writeFileSync(stamp, '');
}

// the page is written in the domain's words, hence it is built anew when those change
const ofPage = sources.filter((path) => isOfPage(path) || path.startsWith(join(root, 'src', 'domain')));
const pageStamp = join(dist, 'console', '.built');
if (isStale(pageStamp, ofPage)) {
  run('typescript/bin/tsc', ['-p', page]);
  run('vite/bin/vite.js', ['build', '--config', join(page, 'vite.config.ts')]);
  writeFileSync(pageStamp, '');
}
