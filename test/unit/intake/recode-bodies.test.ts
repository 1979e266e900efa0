import fc from 'fast-check';
import PostalMime, { type Email } from 'postal-mime';
import { recodeBodies } from '../../../src/intake/recode-bodies.js';

const HEADER = 'From: a@b.example\r\nSubject: Frage\r\n';

/** What is read from the mail; the header fields that say how bodies are written may differ. */
async function reading(raw: Uint8Array): Promise<unknown> {
  const email: Email = await PostalMime.parse(raw, { forceRfc822Attachments: true });
  const headers = email.headers.filter(({ key }) => key !== 'content-transfer-encoding');
  return { ...email, headers, headerLines: [] };
}

const part = (fields: string, body: string): string => `${fields}\r\n\r\n${body}`;
const PLAIN = 'Content-Type: text/plain; charset=utf-8';
const QUOTED = `${PLAIN}\r\nContent-Transfer-Encoding: quoted-printable`;

const CASES: readonly (readonly [what: string, mail: string, changed: boolean])[] = [
  ['a plain mail', part(HEADER + PLAIN, 'Guten Tag,\r\n\r\n= Müller\r\n'), true],
  ['without its own type', part(HEADER.trim(), 'Hallo\r\nAnna'), true],
  ['quoted-printable', part(HEADER + QUOTED, 'Gr=C3=BC=C3=9Fe =\r\naus =3D=\r\nD=zz==\r\n=4'), true],
  ['base64', part(`${HEADER}${PLAIN}\r\nContent-Transfer-Encoding: base64`, 'SGFsbG8='), false],
  ['no body', part(HEADER + PLAIN, ''), false],
  ['only a header', HEADER, false],
  ['an empty line first', `\r\n${HEADER}\r\nText`, false],
  [
    'an encoding in a comment',
    part(`${HEADER}${PLAIN}\r\nContent-Transfer-Encoding: (x) 8bit`, 'a=3Db'),
    false,
  ],
  ['a lone CR', part(HEADER + PLAIN, 'a\rb\r\n'), false],
  [
    'two parts',
    part(
      `${HEADER}Content-Type: multipart/alternative; boundary="b1"`,
      `pre\r\n--b1\r\n${part(PLAIN, 'eins\r\n')}\r\n--b1 \r\n${part(QUOTED, 'z=77ei')}\r\n--b1--\r\nend\r\n`,
    ),
    true,
  ],
  [
    'a boundary that begins another',
    part(
      `${HEADER}Content-Type: multipart/mixed; boundary=b`,
      `--b\r\n${part('Content-Type: multipart/alternative; boundary=bb', `--bb\r\n${part(PLAIN, 'x')}\r\n--bb--`)}\r\n--b--`,
    ),
    false,
  ],
  [
    'a message in a part',
    part(
      `${HEADER}Content-Type: multipart/mixed; boundary=b`,
      `--b\r\n${part('Content-Type: message/rfc822', `${HEADER}\r\nalt`)}\r\n--b\r\n${part(PLAIN, 'neu')}\r\n--b--`,
    ),
    true,
  ],
];

describe('a mail with its bodies in base64', () => {
  it.each(CASES)('reads the same: %s', async (_what, mail, changed) => {
    const raw = Buffer.from(mail);
    const recoded = recodeBodies(raw);
    expect(recoded !== raw).toBe(changed);
    expect(await reading(recoded)).toEqual(await reading(raw));
  });

  it('reads the same whatever happened to it on the way', async () => {
    const piece = fc.constantFrom(
      '\r',
      '\n',
      '\r\n',
      '\r\n\r\n',
      '=',
      '=3',
      '--b1',
      '--',
      ' ',
      '\t',
      ':',
      'ü',
      '"',
      'x',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...CASES.map(([, mail]) => mail)),
        fc.array(fc.tuple(fc.nat(400), fc.nat(3), piece), { maxLength: 4 }),
        async (mail, edits) => {
          let text = mail;
          for (const [at, cut, insert] of edits) text = text.slice(0, at) + insert + text.slice(at + cut);
          const raw = Buffer.from(text);
          expect(await reading(recodeBodies(raw))).toEqual(await reading(raw));
        },
      ),
      { numRuns: 300 },
    );
  });
});
