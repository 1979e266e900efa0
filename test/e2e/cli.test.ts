// The command line as other programs script it: one line in, one out, and exit codes that can be relied on.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const dir = mkdtempSync(join(tmpdir(), 'weiche-cli-'));
const small = resolve('node_modules/.cache/weiche-e2e');
const modelDir = join(small, 'models', readdirSync(join(small, 'models'))[0] ?? '');

afterAll(() => rmSync(dir, { recursive: true, force: true }));

function weiche(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli/main.js'), ...args], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', WEICHE_KNOWLEDGE_DIR: join(small, 'knowledge') },
  });
  return { status, stdout, stderr };
}

const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};

describe('weiche classify and extract', () => {
  it('answer row by row, in order, and leave other keys alone', () => {
    const rows =
      '{"id":1,"text":"wo ist mein paket"}\n\n{"id":2,"text":"Rechnung 4711 bitte","mine":[true]}\n';
    for (const command of [['classify', '--model', modelDir], ['extract']]) {
      const { status, stdout } = weiche(command, rows);
      const answers = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(answers.map(({ id }) => id)).toEqual([1, 2]);
      expect(answers[1]).toMatchObject({ mine: [true], text: 'Rechnung 4711 bitte' });
      expect(status).toBe(0);
    }
  });
});

describe('what cannot be used ends with exit code 2 and says why', () => {
  const damaged = () => {
    const copy = join(dir, 'damaged');
    cpSync(modelDir, copy, { recursive: true });
    const path = join(copy, 'member-0.bin');
    const bytes = readFileSync(path);
    bytes[1000] = (bytes[1000] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    return copy;
  };

  it.each([
    ['a model with a flipped bit', () => ['classify', '--model', damaged()], /member-0\.bin was changed/],
    ['a folder that is no model', () => ['classify', '--model', dir], /not a model directory/],
    [
      'broken JSON',
      () => ['train', '--data', file('a.jsonl', '{"text":"a","label":"x"}\n{"text":')],
      /a\.jsonl:2: is not JSON/,
    ],
    ['a row without label', () => ['train', '--data', file('b.jsonl', '{"text":"a"}\n')], /b\.jsonl:1: /],
    [
      'invalid UTF-8',
      () => ['train', '--data', file('c.jsonl', Buffer.from([0x22, 0xff, 0x22, 10]))],
      /c\.jsonl:1: invalid UTF-8/,
    ],
    ['an empty file', () => ['train', '--data', file('d.jsonl', '')], /d\.jsonl: there are no rows/],
    ['a missing file', () => ['parse', join(dir, 'nothing.eml')], /nothing\.eml/],
    ['an unknown command', () => ['frobnicate'], /unknown command/],
    ['a missing option', () => ['train'], /required option '--data/],
    ['a bad port', () => ['serve', '--port', 'http'], /--port/],
  ])('%s', (_, args, message) => {
    const { status, stdout, stderr } = weiche(args());
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
