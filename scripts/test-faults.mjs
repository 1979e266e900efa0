// `npm run test:faults`: kills, freezes and starves the service and what it stands on, and counts what became of every
// message. FAULTS_SHARE (0..1; all of it unless told) says how much of the full counts is done: .ci/run does a tenth.
// `--write` puts the results into docs/faults.md. Other arguments go to Jest. The last line is `N passed, N failed`.
//
// One test after the other: each needs the machine to itself.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJest } from './run-jest.mjs';

const DOCUMENT = fileURLToPath(new URL('../docs/faults.md', import.meta.url));
const COLUMNS = ['published', 'ticketed', 'doubled', 'lost', 'outbox', 'misplaced', 'overloaded', 'leaked'];
const BEGIN = '<!-- begin results: written by npm run test:faults -- --write -->';
const END = '<!-- end results -->';

const args = process.argv.slice(2);
const dir = mkdtempSync(join(tmpdir(), 'weiche-faults-results-'));
process.env.FAULTS_RESULTS = join(dir, 'results.jsonl');
process.env.FAULTS_SHARE ??= '1';
writeFileSync(process.env.FAULTS_RESULTS, '');

/** What the tests reported, as a Markdown table; a row without figures is a finding of another kind. */
function table() {
  const rows = readFileSync(process.env.FAULTS_RESULTS, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return [
    `| fault | ${COLUMNS.join(' | ')} |`,
    `|---|${COLUMNS.map(() => '---').join('|')}|`,
    ...rows.map(
      (row) => `| ${row.fault} | ${COLUMNS.map((name) => row[name].toLocaleString('en')).join(' | ')} |`,
    ),
  ].join('\n');
}

try {
  const isGreen = runJest(['faults'], ['--runInBand', ...args.filter((arg) => arg !== '--write')]);
  console.error(table());
  if (!isGreen) process.exitCode = 1;
  else if (args.includes('--write')) {
    const text = readFileSync(DOCUMENT, 'utf8');
    const when = `Measured ${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, Node ${process.versions.node}, share ${process.env.FAULTS_SHARE} of the full counts.`;
    const [before] = text.split(BEGIN);
    const [, after] = text.split(END);
    writeFileSync(DOCUMENT, `${before}${BEGIN}\n\n${when}\n\n${table()}\n\n${END}${after}`);
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
