import { readFileSync } from 'node:fs';
import { readRaw } from './mail-builder.js';

interface AutomaticMail {
  readonly kind: string | null;
  readonly from?: string;
  readonly subject: string;
  readonly text: string;
}

const mails: readonly AutomaticMail[] = readFileSync('test/fixtures/intake/automatic-mail.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Without any header of an automatic answer: sender, subject and wording must do. */
async function kindOf({ from, subject, text }: AutomaticMail): Promise<string | null> {
  const lines = [`From: ${from ?? 'anna@mail.example'}`, `Subject: ${subject}`];
  const header = 'Content-Type: text/plain; charset=utf-8';
  const bytes = Buffer.from([...lines, header, '', ...text.split('\n')].join('\r\n'));
  return (await readRaw(bytes)).message.automaticKind;
}

describe('automatic mail without headers (test/fixtures/intake/automatic-mail.jsonl)', () => {
  it.each(mails.filter(({ kind }) => kind !== null))('$kind: $subject', async (mail) => {
    expect(await kindOf(mail)).toBe(mail.kind);
  });

  it.each(mails.filter(({ kind }) => kind === null))('a customer: $subject', async (mail) => {
    expect(await kindOf(mail)).toBeNull();
  });
});
