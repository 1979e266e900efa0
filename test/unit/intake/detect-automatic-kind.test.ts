import type { AutomaticKind } from '../../../src/domain/message.js';
import { dropReason } from '../../../src/intake/drop-reason.js';
import { HEADERS, mail, readRaw } from './mail-builder.js';

async function kindOf(
  lines: readonly string[],
  ownAddresses: readonly string[] = [],
): Promise<AutomaticKind | null> {
  return (await readRaw(mail(lines), ownAddresses)).message.automaticKind;
}
const withHeader = (header: string, body = 'Hallo'): string[] => [...HEADERS, header, '', body];
const withSubject = (subject: string, body = 'Hallo'): string[] => [
  'From: a@mail.example',
  `Subject: ${subject}`,
  '',
  body,
];

const invitationReply = (text: string, ...more: readonly string[]): string[] => [
  ...HEADERS,
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  text,
  '--b',
  'Content-Type: text/calendar; charset=utf-8; method=REPLY',
  '',
  'BEGIN:VCALENDAR',
  'METHOD:REPLY',
  'BEGIN:VEVENT',
  ...more,
  'END:VEVENT',
  'END:VCALENDAR',
  '--b--',
];

describe('mail that machines wrote', () => {
  it.each<[string, AutomaticKind, readonly string[]]>([
    ['Auto-Submitted: auto-replied', 'auto-reply', withHeader('Auto-Submitted: auto-replied (vacation)')],
    ['Auto-Submitted: auto-generated', 'auto-generated', withHeader('Auto-Submitted: auto-generated')],
    ['X-Autoreply', 'auto-reply', withHeader('X-Autoreply: yes')],
    ['Precedence: auto_reply', 'auto-reply', withHeader('Precedence: auto_reply')],
    ['Precedence: bulk', 'auto-generated', withHeader('Precedence: bulk')],
    ['List-Id', 'mailing-list', withHeader('List-Id: Branche <brief.list.example>')],
    ['List-Unsubscribe', 'mailing-list', withHeader('List-Unsubscribe: <mailto:x@list.example>')],
    [
      'more than 50 Received fields',
      'loop',
      [
        ...Array.from({ length: 51 }, (_, n) => `Received: from a${n} by b${n}`),
        ...HEADERS,
        '',
        'Wo ist mein Paket?',
      ],
    ],
    ['an invitation accepted', 'auto-generated', invitationReply('')],
    [
      'an invitation accepted in Gmail',
      'auto-generated',
      invitationReply('Anna Berg has accepted this invitation.\n\nZählertausch\nMonday 2 March 2026'),
    ],
    ['our own loop header', 'loop', withHeader('X-Weiche-Loop: 1')],
    [
      'Outlook, German',
      'out-of-office',
      withSubject(
        'Automatische Antwort: Ihr Termin',
        'Ich bin bis 20.5. nicht im Büro. In dringenden Fällen: Frau Klein.',
      ),
    ],
    ['Abwesenheitsnotiz', 'out-of-office', withSubject('Abwesenheitsnotiz: Re: Angebot')],
    ['Out of Office', 'out-of-office', withSubject('Out of Office: Re: Quote')],
    [
      'automatic reply, English',
      'auto-reply',
      withSubject('Automatic reply: Your ticket', 'We received your message.'),
    ],
    [
      'absence without any header, de',
      'out-of-office',
      withSubject(
        'Re: Ihr Termin',
        'Guten Tag,\n\nich bin bis zum 20. Mai im Urlaub. Ihre E-Mail wird nicht weitergeleitet. In dringenden Fällen wenden Sie sich bitte an Frau Klein.',
      ),
    ],
    [
      'absence without any header, en',
      'out-of-office',
      withSubject(
        'Re: Appointment',
        'Hello,\n\nI am currently out of the office with limited access to email. For urgent matters please contact Jane.',
      ),
    ],
    [
      'postmaster',
      'bounce',
      ['From: MAILER-DAEMON@mx.example', 'Subject: Undelivered Mail Returned to Sender', '', 'User unknown'],
    ],
    [
      'noreply that calls itself automatic',
      'auto-generated',
      [
        'From: noreply@firm.example',
        'Subject: Vorgang 1',
        '',
        'Dies ist eine automatisch generierte Nachricht.',
      ],
    ],
  ])('%s: %s', async (_, kind, lines) => {
    expect(await kindOf(lines)).toBe(kind);
  });

  const report = (type: string, part: string, content: string): string[] => [
    ...HEADERS,
    `Content-Type: multipart/report; report-type=${type}; boundary=b`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Report',
    '--b',
    `Content-Type: ${part}`,
    '',
    content,
    '--b--',
  ];

  it('reports: bounces, deliveries, receipts, abuse', async () => {
    expect(
      await kindOf(report('delivery-status', 'message/delivery-status', 'Action: failed\nStatus: 5.1.1')),
    ).toBe('bounce');
    expect(
      await kindOf(report('delivery-status', 'message/delivery-status', 'Action: delayed\nStatus: 4.4.1')),
    ).toBe('delivery-report');
    expect(
      await kindOf(report('disposition-notification', 'message/disposition-notification', 'Disposition: x')),
    ).toBe('delivery-report');
    expect(await kindOf(report('feedback-report', 'message/feedback-report', 'Feedback-Type: abuse'))).toBe(
      'delivery-report',
    );
  });

  it('mail from our own address is a loop', async () => {
    expect(await kindOf(withSubject('Hallo'), ['a@mail.example'])).toBe('loop');
  });
});

describe('mail that customers wrote', () => {
  it.each<[string, readonly string[]]>([
    ['Auto-Submitted: no', withHeader('Auto-Submitted: no')],
    [
      'an absence as a wish',
      withSubject('Lieferung', 'Ich bin bis Freitag nicht im Büro, bitte liefern Sie erst danach.'),
    ],
    [
      'a question about a deputy',
      withSubject('Termin', 'Ich bin im Urlaub. In dringenden Fällen erreichen Sie mich mobil. Geht das?'),
    ],
    [
      'a reply to an automatic answer',
      withSubject('Re: Automatische Antwort: Frage', 'Danke, aber wann kommt das Paket?'),
    ],
    [
      'a complaint about bounces',
      withSubject('Undelivered Mail Returned to Sender', 'Ihre Adresse geht nicht!'),
    ],
    ['Exchange suppresses answers', withHeader('X-Auto-Response-Suppress: DR, OOF, AutoReply')],
    [
      'an invitation declined with a word of why',
      invitationReply('Da bin ich leider nicht da, geht es am Freitag?'),
    ],
    ['an invitation accepted with a comment', invitationReply('', 'COMMENT:Bitte klingeln Sie bei Berg.')],
    [
      'mail that came over 50 servers',
      [...Array.from({ length: 50 }, () => 'Received: from a by b'), ...HEADERS, '', 'Wo ist mein Paket?'],
    ],
    [
      'an absence day as a subject',
      withSubject('Abwesenheit am 5. Mai, bitte Termin verschieben', 'Da bin ich nicht da.'),
    ],
  ])('%s', async (_, lines) => {
    expect(await kindOf(lines)).toBeNull();
  });

  it('and what comes through our own group address', async () => {
    const lines = withHeader('List-ID: <service.shop.example>');
    expect(await kindOf(lines)).toBe('mailing-list');
    expect(await kindOf(lines, ['service@shop.example'])).toBeNull();
  });
});

describe('what is dropped', () => {
  it('machines and our own mail, with a sentence; never a customer', () => {
    const base = { channel: 'email', from: 'a@mail.example' } as const;
    expect(dropReason({ ...base, automaticKind: 'out-of-office' })).toBe('An out-of-office notice.');
    expect(dropReason({ ...base, automaticKind: null })).toBeNull();
    expect(dropReason({ ...base, automaticKind: null }, { ownAddresses: ['a@mail.example'] })).toMatch(
      /loop/,
    );
  });
});
