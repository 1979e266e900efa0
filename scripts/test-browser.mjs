// `npm run test:browser`: the console in a real Chromium against a real service. Without a Chromium the tests are
// skipped, in CI they fail; there the package is installed first where that is possible. Arguments go to Jest. The last
// line is `N passed, N failed`.
import { spawnSync } from 'node:child_process';
import { findChromium } from './find-chromium.mjs';
import { runJest } from './run-jest.mjs';

const isCi = process.env.CI === 'true' || process.env.CI === '1';

if (findChromium() === null && isCi && process.platform === 'linux' && process.getuid?.() === 0) {
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 2, 2] });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
}

const chromium = findChromium();
if (chromium === null) {
  console.error(
    'There is no Chromium here: install the package `chromium`, or name one in WEICHE_CHROMIUM. ' +
      (isCi ? 'CI needs it.' : 'The tests of the console are skipped.'),
  );
  console.log(isCi ? '0 passed, 1 failed' : '0 passed, 0 failed');
  if (isCi) process.exitCode = 1;
} else {
  process.env.WEICHE_CHROMIUM = chromium;
  if (!runJest(['browser'], process.argv.slice(2))) process.exitCode = 1;
}
