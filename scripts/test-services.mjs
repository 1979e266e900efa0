// `npm run test:services`: starts each server that scripts/services has a script for, runs the Jest project `services`
// (and the contract suites in it) against them, stops them. A server whose variable is set already, such as
// KAFKA_BROKERS or MONGODB_URI, is used as it is and left running. Arguments go to Jest. The last line is
// `N passed, N failed`.
//
// Scripts are called with `start`, print `export NAME=value` lines, and with `stop`.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJest } from './run-jest.mjs';

const folder = fileURLToPath(new URL('services', import.meta.url));
// an instance of its own, so that servers started by hand keep their data
process.env.WEICHE_INSTANCE ??= `test-${process.pid}`;

/** Returns what the script printed, or null when the server could not be started. */
function call(script, verb) {
  const { status, stdout } = spawnSync('bash', [join(folder, script), verb], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return status === 0 ? stdout : null;
}

/** Sets the variables that a script prints; true when some of them are new, so that the server is ours. */
function adopt(printed) {
  let isOurs = false;
  for (const [, name, value] of printed.matchAll(/^(?:export )?([A-Z][A-Z0-9_]*)=(.*)$/gm)) {
    const plain = value.replace(/^(['"])(.*)\1$/, '$2');
    isOurs ||= process.env[name] !== plain;
    process.env[name] = plain;
  }
  return isOurs;
}

const started = [];
const stopAll = () => {
  for (const script of started.splice(0)) call(script, 'stop');
};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    stopAll();
    process.exit(1);
  });
}

let isReady = true;
try {
  for (const script of readdirSync(folder).filter((name) => name.endsWith('.sh'))) {
    const begun = Date.now();
    const printed = call(script, 'start');
    if (printed === null) {
      console.error(`${script} could not start its server`);
      isReady = false;
      break;
    }
    if (adopt(printed)) started.push(script);
    console.error(`${script}: ${printed.trim().replaceAll('export ', '')}  ${Date.now() - begun} ms`);
  }
  if (!isReady) console.log('0 passed, 1 failed');
  if (!isReady || !runJest(['services'], process.argv.slice(2))) process.exitCode = 1;
} finally {
  stopAll();
}
