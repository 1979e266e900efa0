// `npm test`: build, type check, lint and layers, then the Jest suites on the embedded adapters. The checks stop at
// the first that fails; the last line is the sum of the tests. Arguments go to Jest: `npm test -- unit/domain`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJest } from './run-jest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);

function check(title, args) {
  const begun = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok' : 'FAILED'}  ${title}  ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return status === 0;
}

const checked =
  check('build', [join(root, 'scripts/build.mjs')]) &&
  check('type check', [bin('typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.test.json']) &&
  check('lint', [bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.']) &&
  check('layers', [
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
    'src',
  ]);

if (!checked) {
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
} else if (!runJest(['unit', 'contract', 'integration', 'e2e'], process.argv.slice(2))) {
  process.exitCode = 1;
}
