import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../src/cli/exit-codes.js';
import { lintCommand } from '../../../src/cli/lint.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-lint-'));
const { log } = console;
let printed: string[] = [];
beforeEach(() => {
  printed = [];
  console.log = (line: string) => printed.push(line);
});
afterEach(() => {
  console.log = log;
  process.exitCode = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, ...rows: readonly object[]) => {
  const path = join(folder, name);
  writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
  return path;
};
const lint = async (...flags: readonly string[]) => {
  await lintCommand().parseAsync(['--min-rows', '1', ...flags], { from: 'user' });
  return process.exitCode;
};
const paket = { text: 'wo ist mein paket', label: 'track_order' };
const geld = { text: 'ich will mein geld zurück', label: 'get_refund' };

describe('weiche lint', () => {
  it('ends with 0 and only counts when there is nothing to say', async () => {
    expect(await lint('--data', file('clean.jsonl', paket, geld))).toBe(0);
    expect(printed).toEqual(['2 rows: 0 errors, 0 warnings, 0 to look at']);
  });

  it('ends with 1, and names file, line, code, what is wrong and what to do', async () => {
    const first = file('first.jsonl', paket, geld);
    const second = file('second.jsonl', { ...paket, text: 'Wo ist mein Paket?' });
    expect(await lint('--data', first, second)).toBe(1);
    const [finding, hint, total] = printed;
    expect(finding).toBe(
      `${second}:1 warning W001 duplicate-text: has the same words as an earlier row (${first}:1)`,
    );
    expect(hint).toMatch(/^W001: Remove all but one/);
    expect(total).toBe('3 rows: 0 errors, 1 warnings, 0 to look at');
  });

  it('prints one JSON document with --json', async () => {
    const path = file('conflict.jsonl', paket, { ...paket, label: 'get_refund' });
    expect(await lint('--json', '--data', path)).toBe(1);
    expect(printed).toHaveLength(1);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({
      rows: 2,
      clean: false,
      findings: [
        { code: 'W003', severity: 'error', file: path, line: 2, related: [{ file: path, line: 1 }] },
      ],
    });
  });

  it("knows the company's own entity types when told", async () => {
    const path = file('own.jsonl', {
      ...geld,
      entities: [{ type: 'meter_number', start: 0, end: 3 }],
    });
    expect(await lint('--data', path)).toBe(1);
    expect(await lint('--entity-types', 'meter_number', '--data', path)).toBe(0);
  });

  it.each([
    ['a row that does not fit', ['--data', file('broken.jsonl', paket, { text: 1, label: null })], 2],
    ['a similarity that is none', ['--similarity', '1.5', '--data', file('some.jsonl', paket)], undefined],
    ['a number that is none', ['--max-length', 'long', '--data', file('some.jsonl', paket)], undefined],
    [
      'cases that are none',
      ['--business-cases', file('cases.json', {}), '--data', file('some.jsonl', paket)],
      undefined,
    ],
  ] as const)('refuses %s', async (_, flags, line) => {
    const refusal = await lint(...flags).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    if (line !== undefined) expect(String(refusal)).toContain(`:${line}`);
  });
});
