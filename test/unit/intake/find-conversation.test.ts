import type { Conversation } from '../../../src/domain/conversation.js';
import type { Message } from '../../../src/domain/message.js';
import { type ConversationCandidate, findConversation } from '../../../src/intake/find-conversation.js';
import { renderTicketTag, subjectToSend, ticketIdsIn } from '../../../src/intake/ticket-tag.js';
import { message, RECEIVED_AT } from './mail-builder.js';

const DAY_MS = 86_400_000;
const later = (days: number): Date => new Date(RECEIVED_AT.getTime() + days * DAY_MS);

async function candidate(
  of: Partial<Message>,
  values: Partial<Conversation> = {},
): Promise<ConversationCandidate> {
  const first = await message(of);
  const conversation: Conversation = {
    id: `c-${first.id}`,
    version: 1,
    participants: ['anna@mail.example'],
    customerId: null,
    externalIds: [],
    internetMessageIds: first.internetMessageId === null ? [] : [first.internetMessageId],
    messageIds: [first.id],
    channels: [first.channel],
    createdAt: first.receivedAt,
    lastMessageAt: first.receivedAt,
    ...values,
  };
  return { conversation, ticketIds: ['T1ABC'], messages: [first] };
}

async function joins(
  values: Partial<Message>,
  ...candidates: readonly ConversationCandidate[]
): Promise<string | null> {
  const decision = findConversation(await message(values), candidates);
  return decision.kind === 'join' ? decision.reason : null;
}

describe('a message joins a conversation', () => {
  it('by what it answers', async () => {
    const old = await candidate({ internetMessageId: 'a@shop' });
    expect(
      await joins({ inReplyTo: 'a@shop', from: 'new@mail.example', receivedAt: later(300) }, old),
    ).toMatch(/answers a mail/);
    expect(await joins({ references: ['z@x', 'a@shop'] }, old)).toMatch(/answers a mail/);
  });

  it('by our ticket number, if the sender took part', async () => {
    const old = await candidate({ newText: 'Frage zur Rechnung' });
    const subject = `AW: Ihre Anfrage ${renderTicketTag('T1ABC')}`;
    expect(await joins({ subject, receivedAt: later(200) }, old)).toMatch(/names a ticket/);
    expect(await joins({ subject, from: 'stranger@mail.example' }, old)).toBeNull();
  });

  it.each([
    ['in the text of a mail', { newText: 'Es geht um [T-ADJ9T141GZFK], gibt es etwas Neues?' }],
    ['in a form field', { channel: 'web-form', newText: 'Gibt es Neues?\n\nTicketnummer: ADJ9T141GZFK' }],
    ['in the subject, without brackets', { subject: 'Nachfrage Ticket ADJ9T141GZFK' }],
  ] as const)('by our ticket number %s, if the sender took part', async (_, values) => {
    const old = { ...(await candidate({ newText: 'Frage' })), ticketIds: ['ADJ9T141GZFK'] };
    const receivedAt = later(200);
    expect(await joins({ ...values, receivedAt }, old)).toMatch(/names a ticket/);
    expect(await joins({ ...values, receivedAt, from: 'stranger@mail.example' }, old)).toBeNull();
  });

  it('by the chat session', async () => {
    const old = await candidate({ channel: 'chat' }, { externalIds: ['chat:s1'], participants: [] });
    expect(
      await joins({ channel: 'chat', externalConversationId: 's1', from: null, newText: 'ok' }, old),
    ).toMatch(/channel says/);
    expect(
      await joins({ channel: 'chat', externalConversationId: 's2', from: null, newText: 'ok' }, old),
    ).toBeNull();
  });

  it('across channels, by customer and order number', async () => {
    const old = await candidate({ newText: 'Bestellung NH-2026-018834 kam kaputt an.' });
    expect(
      await joins(
        {
          channel: 'web-form',
          newText: 'Noch etwas zu NH-2026-018834: Netzteil fehlt.',
          receivedAt: later(2),
        },
        old,
      ),
    ).toMatch(/same number/);
    expect(
      await joins({ newText: 'Bestellung NH-2026-099999 fehlt.', receivedAt: later(2) }, old),
    ).toBeNull();
    expect(await joins({ newText: 'Noch etwas zu NH-2026-018834', receivedAt: later(90) }, old)).toBeNull();
  });

  it('by the same telling subject, not by one that everybody uses', async () => {
    const old = await candidate({ subject: 'Heizkörper im Bad tropft' });
    expect(await joins({ subject: 'Re: Heizkörper im Bad tropft', receivedAt: later(5) }, old)).toMatch(
      /same subject/,
    );
    expect(
      await joins({ subject: 'Frage', receivedAt: later(1) }, await candidate({ subject: 'Frage' })),
    ).toBeNull();
  });

  it('when the same complaint comes by mail and form', async () => {
    const text =
      'seit drei Tagen geht bei uns das Internet nicht mehr, der Router blinkt rot und die Hotline legt auf. Bitte schicken Sie jemanden.';
    const old = await candidate({ newText: `Hallo, ${text}` });
    expect(
      await joins(
        { channel: 'web-form', newText: `Noch einmal: ${text} Das ist unmöglich!`, receivedAt: later(1) },
        old,
      ),
    ).toMatch(/similar text/);
  });
});

describe('a message opens a conversation of its own', () => {
  it('when it is about something else, or from somebody else', async () => {
    const old = await candidate({
      newText: 'Bestellung NH-2026-018834 kam kaputt an.',
      subject: 'Kaputt angekommen',
    });
    expect(
      await joins({ newText: 'Ich möchte meinen Newsletter abbestellen.', subject: 'Newsletter' }, old),
    ).toBeNull();
    expect(await joins({ newText: 'Zu NH-2026-018834', from: 'ben@mail.example' }, old)).toBeNull();
  });

  it('when the customer numbers differ', async () => {
    const old = await candidate({ newText: 'Zu 4711882' }, { customerId: 'k1' });
    expect(await joins({ newText: 'Zu 4711882', customerId: 'k2' }, old)).toBeNull();
  });
});

describe('ticket numbers in subjects', () => {
  it('come back as they went out', () => {
    expect(ticketIdsIn(`Re: [T-alt] ${renderTicketTag('01J8Z3')} x`)).toEqual(['alt', '01J8Z3']);
    expect(ticketIdsIn('[T-<script>] T-123')).toEqual([]);
    expect(ticketIdsIn(null)).toEqual([]);
  });

  it.each([
    'Ticket ADJ9T141GZFK',
    'Ticket-ID: ADJ9T141GZFK',
    'Ticketnummer: ADJ9T141GZFK',
    'Ticket-Nr. ADJ9T141GZFK',
    'Meine Vorgangsnummer lautet ADJ9T141GZFK.',
    'the ticket number is adj9t141gzfk',
    'ticket number ADJ9T141GZFK',
    'T-ADJ9T141GZFK',
    'Ticket: T-ADJ9T141GZFK',
    'ticket #ADJ9TI4LGZFK',
    'Re: [T-adj9t141gzfk]',
  ])('are read from %j', (text) => expect(ticketIdsIn(text)).toContain('ADJ9T141GZFK'));

  it.each([
    'Bestellung ADJ9T141GZFK',
    'Ticket ADJ9T141GZFKX',
    'Das Ticket verschwindet',
    'Support-Ticket Reklamation!',
    'ADJ9T141GZFK',
  ])('are none in %j', (text) => expect(ticketIdsIn(text)).toEqual([]));

  it('are read from 100,000 characters of hostile text at once', () => {
    const begun = process.cpuUsage();
    for (const unit of ['ticket ', 'ticket nr ', 'T-', 'ticket nummer is ', 'ticket: no '])
      ticketIdsIn(unit.repeat(100_000 / unit.length));
    expect(process.cpuUsage(begun).user).toBeLessThan(1_000_000);
  });

  it.each([
    ['email', 'Lieferung', 'Lieferung [T-A1]'],
    ['email', 'Re: Lieferung [T-A1]', 'Re: Lieferung [T-A1]'],
    ['web-form', 'Lieferung [T-B2] und mehr', 'Lieferung und mehr [T-A1]'],
    ['email', null, '[T-A1]'],
    ['chat', null, null],
  ] as const)('go out once: on %s, %j becomes %j', (channel, subject, sent) =>
    expect(subjectToSend(channel, subject, 'A1')).toBe(sent),
  );
});
