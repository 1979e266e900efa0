import fc from 'fast-check';
import { readMessage } from '../../../src/intake/read-message.js';
import { HEADERS, inbound, mail, RECEIVED_AT, readLines, readRaw } from './mail-builder.js';

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('an ordinary mail', () => {
  it('is read into its parts', async () => {
    const { message, attachments } = await readRaw(
      mail([
        ...HEADERS,
        'In-Reply-To: <0@shop.example>',
        'References: <a@shop.example> <0@shop.example>',
        'Cc: Chef <chef@mail.example>',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        'Anbei die Rechnung.',
        '--b',
        'Content-Type: application/octet-stream; name="../../Rechnung.pdf"',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: attachment',
        '',
        Buffer.from('%PDF-1.7 x').toString('base64'),
        '--b--',
      ]),
    );
    expect(message).toMatchObject({
      id: 'm1',
      version: 1,
      channel: 'email',
      from: 'anna@mail.example',
      fromName: 'Anna Berg',
      to: ['service@shop.example', 'chef@mail.example'],
      subject: 'Frage',
      newText: 'Anbei die Rechnung.',
      internetMessageId: '1@mail.example',
      inReplyTo: '0@shop.example',
      references: ['a@shop.example', '0@shop.example'],
      attachments: [{ name: 'Rechnung.pdf', type: 'application/pdf', bytes: 10 }],
      automaticKind: null,
      defects: [],
    });
    expect(new TextDecoder().decode(attachments[0]?.bytes)).toBe('%PDF-1.7 x');
  });
});

describe('when a mail was written', () => {
  it.each([
    [
      'by its own date, though it was fed in later',
      'Date: Mon, 02 Mar 2026 09:15:00 +0100',
      '2026-03-02T08:15:00.000Z',
    ],
    [
      'by its arrival, when its date is in the future',
      'Date: Mon, 02 Mar 2037 09:15:00 +0100',
      '2026-03-05T10:00:00.000Z',
    ],
    [
      'by its arrival, when its clock was never set',
      'Date: Thu, 01 Jan 1970 00:00:00 +0000',
      '2026-03-05T10:00:00.000Z',
    ],
    ['by its arrival, when its date is unreadable', 'Date: vorgestern', '2026-03-05T10:00:00.000Z'],
  ])('%s', async (_, field, expected) => {
    expect((await readLines(field, '', 'Hallo')).receivedAt.toISOString()).toBe(expected);
  });
});

describe('charsets', () => {
  const sentence = 'Größe für 5 € prüfen';
  it.each<[string, readonly (string | Uint8Array)[], string]>([
    [
      'windows-1252',
      [
        'Content-Type: text/plain; charset=windows-1252',
        '',
        Buffer.concat([latin1('Größe für 5 '), Buffer.from([0x80]), latin1(' prüfen')]),
      ],
      sentence,
    ],
    [
      'iso-8859-15',
      [
        'Content-Type: text/plain; charset=iso-8859-15',
        '',
        Buffer.concat([latin1('Größe für 5 '), Buffer.from([0xa4]), latin1(' prüfen')]),
      ],
      sentence,
    ],
    [
      'iso-8859-1 that is windows-1252',
      [
        'Content-Type: text/plain; charset=iso-8859-1',
        '',
        Buffer.concat([latin1('Größe für 5 '), Buffer.from([0x80]), latin1(' prüfen')]),
      ],
      sentence,
    ],
    ['utf-8 without a label', ['', sentence], sentence],
    ['latin1 without a label', ['', latin1('Größe für prüfen')], 'Größe für prüfen'],
    [
      'latin1 labelled utf-8',
      ['Content-Type: text/plain; charset=utf-8', '', latin1('Größe für prüfen')],
      'Größe für prüfen',
    ],
    [
      'latin1 labelled utf-8, quoted-printable',
      [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Gr=F6=DFe f=FCr pr=FCfen',
      ],
      'Größe für prüfen',
    ],
    ['utf-8 labelled iso-8859-1', ['Content-Type: text/plain; charset=iso-8859-1', '', sentence], sentence],
    ['us-ascii that is utf-8', ['Content-Type: text/plain; charset=us-ascii', '', sentence], sentence],
    ['an unknown charset', ['Content-Type: text/plain; charset=x-klingon', '', 'Hallo'], 'Hallo'],
    [
      'base64',
      [
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(sentence).toString('base64'),
      ],
      sentence,
    ],
    ['decomposed letters', ['Content-Type: text/plain; charset=utf-8', '', 'Gro\u0308ße'], 'Größe'],
    ['NUL bytes', ['Content-Type: text/plain', '', 'Ha\u0000llo'], 'Hallo'],
  ])('%s', async (_, lines, expected) => {
    expect((await readLines(...lines)).newText).toBe(expected);
  });

  it('encoded and raw 8-bit headers', async () => {
    const raw = mail([
      latin1('From: =?iso-8859-1?Q?J=F6rg_S=FC=DF?= <j@mail.example>'),
      latin1('Subject: Kündigung'),
      '',
      'Hallo',
    ]);
    expect((await readRaw(raw)).message).toMatchObject({ fromName: 'Jörg Süß', subject: 'Kündigung' });
  });
});

describe('format=flowed', () => {
  it('joins what belongs together and keeps an answer apart from the quote above it', async () => {
    const message = await readLines(
      'Content-Type: text/plain; charset=utf-8; format=flowed',
      '',
      '> Wann passt es ',
      '> Ihnen? ',
      'Am Dienstag ',
      'um 15 Uhr.',
      '-- ',
      'Anna',
    );
    expect(message).toMatchObject({ newText: 'Am Dienstag um 15 Uhr.', signature: 'Anna' });
    expect(message.quotedText).toBe('Wann passt es Ihnen?');
  });
});

describe('what is broken is read as far as it goes, with defects', () => {
  it('a boundary that never comes', async () => {
    const message = await readLines(
      'Content-Type: multipart/mixed; boundary="weg"',
      '',
      'Wo ist mein Paket?',
    );
    expect(message.newText).toBe('Wo ist mein Paket?');
    expect(message.defects).toContain('The multipart boundary occurs nowhere.');
  });

  it('a boundary that the header spells otherwise, or not at all', async () => {
    for (const named of ['; boundary="weg"', '']) {
      const message = await readLines(
        `Content-Type: multipart/mixed${named}`,
        '',
        '--teil',
        'Content-Type: text/plain',
        '',
        'Wo ist mein Paket?',
        '--teil',
        'Content-Type: application/pdf; name=r.pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0xLjQK',
        '--teil--',
      );
      expect(message.newText).toBe('Wo ist mein Paket?');
      expect(message.attachments).toEqual([
        expect.objectContaining({ name: 'r.pdf', type: 'application/pdf', bytes: 9 }),
      ]);
      expect(message.defects.join()).toMatch(/boundary/);
    }
  });

  it('a text that begins where headers should stand', async () => {
    const { message } = await readRaw(Buffer.from('Hallo, wo ist mein Paket?\r\nGruß\r\n'));
    expect(message.newText).toBe('Hallo, wo ist mein Paket?\nGruß');
    expect(message.defects).toContain('The headers are missing; all was read as text.');
  });

  it('a multipart message that was cut off', async () => {
    const message = await readLines(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Hallo',
    );
    expect(message.newText).toBe('Hallo');
    expect(message.defects).toContain('The multipart message is not closed: it may be cut off.');
  });

  it('no headers at all', async () => {
    const { message } = await readRaw(Buffer.from('\r\nHallo Welt'));
    expect(message).toMatchObject({ from: null, subject: null, newText: 'Hallo Welt' });
    expect(message.defects).toEqual(['The Message-ID is missing.', 'The sender is missing or unreadable.']);
  });

  const TEXT = 'Content-Type: text/plain; charset=utf-8';
  it.each<[string, string, readonly string[]]>([
    ['base64', 'base64 is broken', [TEXT, 'Content-Transfer-Encoding: base64', '', 'SGFsbG8g!!!V2VsdA=']],
    [
      'quoted-printable',
      'quoted-printable text is broken',
      [TEXT, 'Content-Transfer-Encoding: quoted-printable', '', 'Stra=C3=9Fe und =ZZ'],
    ],
    [
      'an unknown transfer encoding of a part',
      'transfer encoding is unknown',
      [
        'Content-Type: multipart/mixed; boundary="b1"',
        '',
        '--b1',
        TEXT,
        '',
        'Hallo',
        '--b1',
        'Content-Type: text/plain; name=a.txt',
        'Content-Transfer-Encoding: x-uuencode',
        '',
        'begin 644 a.txt',
        '--b1--',
      ],
    ],
    [
      'an unknown charset',
      'unknown charset or encoding',
      ['Reply-To: =?x-klingon?Q?nuqneH?= <a@mail.example>', '', 'x'],
    ],
    [
      'an unknown encoding',
      'unknown charset or encoding',
      ['Cc: =?utf-8?X?Anna?= <a@mail.example>', '', 'x'],
    ],
    ['an encoded word without end', 'is not closed', ['Cc: =?utf-8?Q?Anna <a@mail.example>', '', 'x']],
    ['NUL', 'NUL characters were removed', [TEXT, '', 'Wo ist\0 mein Paket?']],
    ['no body', 'has no body', [TEXT, '']],
    ['no end of the headers', 'has no body', [TEXT]],
  ])('names %s', async (_, defect, lines) => {
    const message = await readLines(...lines);
    expect(message.defects).toEqual([expect.stringContaining(defect)]);
    expect(message.newText).not.toContain('\0');
  });

  it('finds no fault with what is in order', async () => {
    const message = await readLines(
      'Cc: =?utf-8?Q?J=C3=BCrgen?= =?iso-8859-1*de?B?TfxsbGVy?= <j@mail.example>',
      'List-Unsubscribe-Post: https://a.example/?q=?utf-8?x',
      'Content-Type: multipart/mixed; boundary="b1"',
      '',
      'preamble =ZZ',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: Quoted-Printable',
      '',
      'Gr=C3=BC=C3=9Fe, der Text geht =',
      'weiter =  ',
      'und Content-Transfer-Encoding: x-uuencode steht darin',
      '--b1',
      'Content-Type: image/png; name=a.png',
      'Content-Transfer-Encoding: base64',
      '',
      'iVBORw0KGgo=',
      '',
      '--b1--',
      'epilogue!',
    );
    expect(message.defects).toEqual([]);
  });

  it('TNEF', async () => {
    const message = await readLines(
      'Content-Type: application/ms-tnef; name=winmail.dat',
      'Content-Transfer-Encoding: base64',
      '',
      'eJ8+Ig==',
    );
    expect(message.defects).toContain('A TNEF attachment (winmail.dat) was not opened.');
  });

  it('nesting beyond all reason', async () => {
    const parts = Array.from({ length: 300 }, (_, index) => [
      `Content-Type: multipart/mixed; boundary=b${index}`,
      '',
      `--b${index}`,
    ]).flat();
    const message = await readLines(...parts, 'Content-Type: text/plain', '', 'tief unten');
    expect(message.defects[0]).toBe('The MIME structure is broken; the message was read as plain text.');
    expect(message.newText).toContain('tief unten');
  });

  it('a text that is too long is cut, and says so', async () => {
    const message = await readLines('Content-Type: text/plain', '', 'wort '.repeat(100_000));
    expect(message.newText.length).toBeLessThanOrEqual(100_000);
    expect(message.defects).toContain('The new text was cut after 100000 characters.');
  });

  it('never rejects, and its texts are always well formed', async () => {
    const line = fc.oneof(
      fc.constantFrom(
        'Content-Type: multipart/alternative; boundary=b',
        '--b',
        '--b--',
        'Content-Type: text/html',
        '',
        '> x',
        '<p>a<blockquote>b',
      ),
      fc.constantFrom(
        'Content-Transfer-Encoding: base64',
        'Content-Type: text/plain; charset=utf-7',
        'Subject: =?utf-8?B?////?=',
        'From: <<>,:;',
      ),
      fc.uint8Array({ maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 30 }), async (lines) => {
        const raw = mail(['X: y', ...lines]);
        const { message } = await readRaw(raw);
        expect(message.newText).toBe(message.newText.normalize('NFC'));
        expect(message.newText.replace(/[\n\t]/g, '')).not.toMatch(/\p{Cc}|\p{Surrogate}|[\ufdd0-\ufdef]/u);
      }),
      { numRuns: 200 },
    );
  });
});

describe('time grows with the size, not faster', () => {
  it.each([
    'a',
    'Wort und ',
    '>',
    '> zitat\nantwort\n',
    '--\n',
    'Von: a@b.de\n',
    '\n',
    '<div>',
    'Viele Grüße\nMax\nX GmbH\n',
  ])('%j', async (unit) => {
    const read = (size: number) =>
      readLines(
        `Content-Type: text/${unit === '<div>' ? 'html' : 'plain'}`,
        '',
        unit.repeat(size / unit.length),
      );
    const begun = performance.now();
    await read(10_000);
    const small = performance.now() - begun;
    await read(100_000);
    // ten times the size; quadratic growth would take a hundred times as long
    expect(performance.now() - begun - small).toBeLessThan(40 * Math.max(small, 50));
  });
});

describe('a message forwarded as an attachment', () => {
  it('is the matter when only a line points at it', async () => {
    const message = await readLines(
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Bitte prüfen.',
      '--b',
      'Content-Type: message/rfc822',
      '',
      'From: shop@shop.example',
      'Subject: Mahnung',
      '',
      'Rechnung 8812 ist offen.',
      '--b--',
    );
    expect(message.newText).toBe('Bitte prüfen.\n\nRechnung 8812 ist offen.');
    expect(message.attachments).toEqual([
      { name: 'attachment-1.eml', type: 'message/rfc822', bytes: expect.any(Number) },
    ]);
  });
});

describe('forms and chat', () => {
  const read = async (values: Parameters<typeof inbound>[0]) =>
    (await readMessage(inbound(values), { id: 'x', receivedAt: RECEIVED_AT })).message;

  it('a form: the free text first, then its fields as lines', async () => {
    const message = await read({
      text: 'Wir ziehen um.\r\n> wirklich\r\n-- \r\nbald',
      fields: { Kundennummer: '4711882', 'E-Mail': 'Anna@Mail.example', Leer: ' ', csrf_token: 'x1' },
    });
    expect(message.newText).toBe(
      'Wir ziehen um.\n> wirklich\n-- \nbald\n\nKundennummer: 4711882\nE-Mail: Anna@Mail.example',
    );
    expect(message).toMatchObject({ channel: 'web-form', from: 'anna@mail.example', language: 'de' });
    expect(message.fields['csrf_token']).toBe('x1');
  });

  it('a form without free text takes it from its message field', async () => {
    const message = await read({ fields: { Name: 'Ben', Nachricht: 'Wo ist mein Paket?' } });
    expect(message.newText).toBe('Wo ist mein Paket?\n\nName: Ben');
  });

  it('a chat turn stays as it is', async () => {
    const message = await read({
      channel: 'chat',
      text: '> 50 Euro?',
      conversationId: 'chat-1',
      from: 'visitor-7',
    });
    expect(message).toMatchObject({
      newText: '> 50 Euro?',
      from: 'visitor-7',
      externalConversationId: 'chat-1',
      automaticKind: null,
    });
  });

  it('a mail as JSON is split like any mail', async () => {
    const message = await read({
      channel: 'email',
      from: 'Anna Berg <Anna@Mail.example>',
      subject: 'AW: Frage',
      text: 'Ja.\n\nAm 5.5.2025 um 10:22 schrieb Service <s@shop.example>:\n> Sicher?',
    });
    expect(message).toMatchObject({ from: 'anna@mail.example', fromName: 'Anna Berg', newText: 'Ja.' });
  });
});
