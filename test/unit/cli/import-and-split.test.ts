import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../src/cli/exit-codes.js';
import { importCommand } from '../../../src/cli/import.js';
import { splitCommand } from '../../../src/cli/split.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-import-'));
const { log } = console;
let printed: string[] = [];
beforeEach(() => {
  printed = [];
  console.log = (line: string) => printed.push(line);
});
afterEach(() => {
  console.log = log;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(path(name), content);
  return path(name);
};
const rowsOf = (name: string) =>
  readFileSync(path(name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const run = (command: 'import' | 'split', ...flags: readonly string[]) =>
  (command === 'import' ? importCommand() : splitCommand()).parseAsync(flags, { from: 'user' });

describe('weiche import', () => {
  const columns = ['--text', 'Anliegen', '--label', 'Thema'];

  it('takes a spreadsheet with its own columns and labels, and says what it left out', async () => {
    const calls =
      'Anliegen;Thema\nWo ist mein Paket?;Lieferung\n;Rechnung\nHallo;\nSuchen Sie Aushilfen?;Rest\n';
    const mapped = ['--map', 'Lieferung=track_order', '--out-of-scope', 'Rest'];
    const from = ['--from', 'csv', '--in', file('calls.csv', calls), '--separator', ';'];
    await run('import', ...from, ...columns, ...mapped, '--out', path('calls.jsonl'), '--json');
    expect(rowsOf('calls.jsonl').map(({ text, label }) => [text, label])).toEqual([
      ['Wo ist mein Paket?', 'track_order'],
      ['Suchen Sie Aushilfen?', null],
    ]);
    expect(JSON.parse(printed.join())).toMatchObject({
      rows: 2,
      leftOut: { empty: 1, unlabelled: 1, automatic: 0 },
    });
  });

  it.each([
    ['a wrong separator', 'Anliegen;Thema\na;b\n', /there is no column "Anliegen".*separator/],
    ['an encoding that would break umlauts', Buffer.from('Anliegen,Thema\nM\xfcller,x\n', 'latin1'), /UTF-8/],
  ])('refuses %s', async (_, content, why) => {
    const refused = run(
      'import',
      ...['--from', 'csv', '--in', file('bad.csv', content), '--out', path('bad.jsonl')],
      ...columns,
    );
    await expect(refused).rejects.toThrow(why);
    await expect(refused).rejects.toBeInstanceOf(UsageError);
  });

  it('reads null in JSON lines as out of scope', async () => {
    const rows = file('rows.jsonl', '{"text":"a","label":null}\n{"text":"b","label":"x"}\n');
    await run('import', '--from', 'jsonl', '--in', rows, '--out', path('read.jsonl'));
    expect(rowsOf('read.jsonl').map(({ label }) => label)).toEqual([null, 'x']);
  });

  it('reads a JSON array, and names the entry that is no row', async () => {
    const from = (name: string, content: string) => ['--from', 'json', '--in', file(name, content)];
    const good = '[\n {"text": "a", "label": null},\n {"text": "b", "label": "x"}\n]';
    await run('import', ...from('array.json', good), '--out', path('array.jsonl'));
    expect(rowsOf('array.jsonl').map(({ text, label }) => [text, label])).toEqual([
      ['a', null],
      ['b', 'x'],
    ]);
    for (const [content, why] of [
      ['[{"text": "a", "label": "x"}, 7]', /bad\.json, entry 2: is no object/],
      ['[{"text": 7, "label": "x"}]', /bad\.json, entry 1: text is not a text/],
      ['{"text": "a"}', /bad\.json: is no JSON array/],
      ['[', /bad\.json: is not JSON/],
    ] as const)
      await expect(run('import', ...from('bad.json', content), '--out', path('bad.jsonl'))).rejects.toThrow(
        why,
      );
  });
});

describe('weiche split', () => {
  it('writes three files whose rows are those that came in, whole conversations together', async () => {
    const rows = Array.from({ length: 200 }, (_, n) => ({
      text: `Nachricht ${n}`,
      label: n % 2 ? 'a' : 'b',
      conversationId: `c${Math.floor(n / 4)}`,
      mine: n,
    }));
    const data = file('all.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    await run('split', '--data', data, '--out', path('parts'), '--json');
    const parts = ['train', 'validation', 'golden'].map((part) => rowsOf(`parts/${part}.jsonl`));
    expect(parts.flat().sort((a, b) => a.mine - b.mine)).toEqual(rows);
    const homes = parts.map((part) => new Set(part.map(({ conversationId }) => conversationId)));
    expect(homes.reduce((sum, { size }) => sum + size, 0)).toBe(50);
    const [train = [], validation = [], golden = []] = parts;
    expect(JSON.parse(printed.join())).toMatchObject({
      train: train.length,
      validation: validation.length,
      golden: golden.length,
      grouped: 200,
    });
  });

  it('says where it cannot write, at once', async () => {
    const data = file('three.jsonl', '{"text":"a","label":"x"}\n{"text":"b","label":"y"}\n');
    await expect(run('split', '--data', data, '--out', '/proc/nope/x')).rejects.toThrow(
      /^\/proc\/\S+ cannot be written/,
    );
  });

  it.each([
    [['--golden', '.6', '--validation', '.5'], /nothing to train on/],
    [['--golden', '10'], /between 0 and 1/],
  ])('refuses %j', async (flags, why) => {
    const data = file('one.jsonl', '{"text":"a","label":"x"}');
    await expect(run('split', '--data', data, '--out', path('parts'), ...flags)).rejects.toThrow(why);
  });
});
