// Installs the packages when node_modules is missing or older than the lock file. Node built-ins only, since it
// runs before anything is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.weiche-installed');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Weiche needs Node 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package.json')))
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(process.version.split('.')[0])
  .digest('hex');
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';

const isLink = lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() === true;

if (installed !== wanted && isLink) {
  // npm ci would empty the folder behind the link, which belongs to another working tree
  console.error(
    'node_modules is a link to another working tree and may differ from package.json: left as it is.',
  );
} else if (installed !== wanted) {
  console.error('Installing packages (about a minute: the embedded database may be compiled) ...');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) {
    console.error(
      'npm ci failed: see the lines above. A C++ compiler, make and python3 are needed where no prebuilt better-sqlite3 is reachable.',
    );
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
