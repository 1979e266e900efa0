import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parseCommand } from '../../../src/cli/parse.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-parse-'));
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: readonly string[]): Promise<string> {
  const written: string[] = [];
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  try {
    await parseCommand().parseAsync([...args], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return written.join('');
}

describe('weiche parse', () => {
  const eml = file(
    'a.eml',
    'From: Anna <anna@mail.example>\nTo: s@shop.example\nSubject: AW: Frage\nMessage-ID: <1@x>\nIn-Reply-To: <0@x>\n\nJa bitte.\n\n> Sicher?\n\n-- \nAnna\n',
  );

  it('prints one JSON line a file', async () => {
    const printed = (await run('--json', eml, eml))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(printed).toHaveLength(2);
    expect(printed[0]).toEqual({
      file: eml,
      subject: 'AW: Frage',
      from: 'anna@mail.example',
      fromName: 'Anna',
      to: ['s@shop.example'],
      messageId: '1@x',
      inReplyTo: '0@x',
      references: [],
      language: expect.any(String),
      newText: 'Ja bitte.',
      quotedText: 'Sicher?',
      signature: 'Anna',
      isAutomatic: false,
      automaticKind: null,
      attachments: [],
      defects: [],
    });
  });

  it('prints for reading without --json', async () => {
    expect(await run(eml)).toContain('New text\n  Ja bitte.');
  });

  it.each(['--json', '--html'])(
    '%s names files that it cannot read, and reads the others',
    async (format) => {
      const told: string[] = [];
      const spy = jest
        .spyOn(process.stderr, 'write')
        .mockImplementation((chunk) => told.push(String(chunk)) > 0);
      const [none, empty] = [join(folder, 'none.eml'), file('empty.eml', '')];
      try {
        expect(await run(format, none, empty, eml)).toContain('Ja bitte.');
        expect(process.exitCode).toBe(2);
      } finally {
        process.exitCode = 0;
        spy.mockRestore();
      }
      expect(told).toEqual([
        `weiche: ${none}: The file cannot be read.\n`,
        expect.stringMatching(/^weiche: .*empty\.eml: .+\n$/),
      ]);
    },
  );

  it('shows a page with the facts marked, and nothing that a customer wrote as markup', async () => {
    const hostile = file(
      'h.eml',
      'From: "<b>x" <x@mail.example>\nTo: s@shop.example\nSubject: <script>1</script>\n\nBestellnummer 4711, <img src=x onerror=alert(1)>\n',
    );
    const page = await run('--html', hostile, eml);
    expect(page).toContain('<mark title="order_number: 4711 (95 %, order-number)">4711<small>');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<(?:script|img|b)\b/);
    expect(page.match(/<article>/g)).toHaveLength(2);
  });
});
