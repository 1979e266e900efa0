// Runs Jest projects and prints `N passed, N failed` as the last line. Used by `npm test` and `npm run test:quality`.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** True when all tests passed and there were some. */
export function runJest(projects, args = []) {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-test-'));
  const report = join(dir, 'jest.json');
  try {
    const { status } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        join(root, 'node_modules/jest/bin/jest.js'),
        ...args,
        '--json',
        `--outputFile=${report}`,
        '--selectProjects',
        ...projects,
      ],
      { cwd: root, stdio: ['ignore', 2, 2] },
    );
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    // a suite that could not even be loaded counts as a failure too
    const failed = Math.max(numFailedTests, numFailedTestSuites);
    console.log(`${numPassedTests} passed, ${failed} failed`);
    return status === 0 && numPassedTests > 0;
  } catch (error) {
    console.error(`the tests could not be run: ${error.message}`);
    console.log('0 passed, 1 failed');
    return false;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [project, ...args] = process.argv.slice(2);
  if (!runJest([project], args)) process.exitCode = 1;
}
