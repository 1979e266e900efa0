import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { InputError } from '../../../src/adapters/files/input-error.js';
import { readExamples } from '../../../src/cli/read-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('readExamples', () => {
  const rows =
    '{"text":"Wo ist mein Päckchen?","label":"track_order"}\n\r\n{"text":"Hi","label":null,"language":"en"}';
  const expected = [
    { text: 'Wo ist mein Päckchen?', label: 'track_order' },
    { text: 'Hi', label: null, language: 'en' },
  ];

  it('reads JSON lines, gzip and standard input alike; blank lines and a byte order mark are no rows', async () => {
    expect(await readExamples([file('plain.jsonl', `\ufeff${rows}\n`)])).toEqual(expected);
    expect(await readExamples([file('rows.jsonl.gz', gzipSync(rows))])).toEqual(expected);
    expect(
      await readExamples(['-'], Readable.from([Buffer.from(rows.slice(0, 30)), Buffer.from(rows.slice(30))])),
    ).toEqual(expected);
  });

  it('reads files one after the other, and lines across chunks', async () => {
    const long = { text: 'ä'.repeat(300_000), label: 'x' };
    const path = file('long.jsonl', `${JSON.stringify(long)}\n${JSON.stringify(long)}\n`);
    expect(await readExamples([path, path])).toHaveLength(4);
  });

  it.each([
    ['broken JSON', '{"text":"a","label":"b"}\n{"text":', /:2: is not JSON$/],
    [
      'a CSV file',
      'text,label\nhello,a\n',
      /:1: is not JSON: rows are one JSON object a line; weiche import/,
    ],
    ['a JSON array', '[\n{"text":"a","label":"b"}\n]', /:1: is not JSON: .*weiche import makes them/],
    ['a JSON array in one line', '[{"text":"a","label":"b"}]', /:1: row must be object: .*weiche import/],
    ['no label', '{"text":"a"}', /:1: row must have required property 'label'/],
    ['a number for a text', '{"text":7,"label":"a"}', /:1: \/text must be string/],
    ['an empty label', '{"text":"a","label":" "}', /:1: \/label must match pattern/],
    ['a list', '[]', /:1: row must be object/],
    ['invalid UTF-8', Uint8Array.of(0x7b, 0xff, 0x0a), /:1: invalid UTF-8/],
    ['nothing', '\n\n', /there are no rows/],
  ])('refuses %s with file and line', async (_, content, message) => {
    const path = file('bad.jsonl', content);
    const reading = readExamples([path]);
    await expect(reading).rejects.toBeInstanceOf(InputError);
    await expect(reading).rejects.toMatchObject({
      message: expect.stringMatching(message),
      file: path,
    });
  });

  it('does not repeat what stands in the row', async () => {
    await expect(
      readExamples([file('secret.jsonl', '{"text":"my pin is 1234", oops')]),
    ).rejects.toMatchObject({
      message: expect.not.stringContaining('1234'),
    });
  });

  it('names a file that is missing or no gzip', async () => {
    await expect(readExamples([join(folder, 'none.jsonl')])).rejects.toMatchObject({
      message: expect.stringContaining('ENOENT'),
    });
    await expect(readExamples([file('fake.gz', 'not zipped')])).rejects.toBeInstanceOf(InputError);
  });
});
