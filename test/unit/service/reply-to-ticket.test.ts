import type { Ticket } from '../../../src/domain/ticket.js';
import { explainDecision } from '../../../src/routing/explain-decision.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { putAnswer } from '../../../src/service/put-answer.js';
import { type ReplyRequest, replyToTicket } from '../../../src/service/reply-to-ticket.js';
import type { Actor } from '../../../src/service/tickets.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const TEXT =
  'Wo ist mein Paket? Ich habe die Bestellnummer 4711-2290 und warte seit Tagen auf die Lieferung.';
const FILLED = 'Ihre Bestellung 4711-2290 ist unterwegs.';

describe('a reply', () => {
  let service: TestService;
  let ticket: Ticket;
  beforeEach(async () => {
    service = await openService();
    await putAnswer(service.context, service.flow.knowledge, {
      id: 'a1',
      businessCase: 'track_order',
      language: 'de',
      title: 'Unterwegs',
      text: 'Ihre Bestellung {{order_number}} ist unterwegs.',
      requiredEntities: [],
    });
    ticket = await givenTo('anna', await arrives('m1', TEXT));
  });
  afterEach(() => service.context.bus.close());

  async function arrives(id: string, text: string): Promise<Ticket> {
    const message = await aMessage(service, { id, text, from: 'k@kunde.example' });
    await processMessages(service.context, service.flow, [message]);
    return (await service.context.store.tickets.find({ messageId: id })).items[0]!;
  }
  async function givenTo(agentId: string, waiting: Ticket): Promise<Ticket> {
    const assigned: Ticket = { ...waiting, state: 'assigned', agentId };
    expect(await service.context.store.tickets.update(assigned)).toBe('updated');
    return { ...assigned, version: waiting.version + 1 };
  }
  const send = (request: ReplyRequest, actor: Actor = { agentId: 'anna' }) =>
    replyToTicket(service.context, service.flow.knowledge, ticket.id, { request, actor });
  const now = async () => (await service.context.store.tickets.get(ticket.id))!;
  const sent = async () =>
    (await service.context.store.outbox.unpublished(1000))
      .map(({ event }) => event)
      .filter(({ topic }) => topic === 'weiche.replies');

  it('is kept with the ticket and told to whoever sends it, in one write', async () => {
    const outcome = await send({ text: FILLED, answerId: 'a1' });
    expect(outcome).toMatchObject({ kind: 'ok', value: { version: ticket.version + 1, state: 'assigned' } });
    expect((await now()).replies).toMatchObject([
      { text: FILLED, agentId: 'anna', articleId: 'a1', edited: false, messageId: 'm1', automatic: false },
    ]);
    expect(await sent()).toMatchObject([
      {
        type: 'reply.sent',
        key: ticket.id,
        data: { text: FILLED, to: 'k@kunde.example', channel: 'web-form', messageId: 'm1' },
      },
    ]);
    const decisions = await service.context.store.decisions.byTicket(ticket.id);
    const told = decisions.flatMap((record) => explainDecision(record, 'en'));
    expect(told).toContain('anna answered the customer with the article “Unterwegs”.');
    expect(JSON.stringify(decisions)).not.toContain(FILLED);
  });

  it('carries the ticket number in its subject, by which the customer’s answer finds back', async () => {
    await send({ text: FILLED });
    const subject = `${(await sent())[0]?.data['subject']}`;
    expect(subject).toBe(`[T-${ticket.id}]`);
    const replied = await aMessage(service, {
      id: 'm2',
      text: 'Das stimmt so leider nicht.',
      subject: `AW: ${subject}`,
      from: 'k@kunde.example',
      channel: 'email',
    });
    await processMessages(service.context, service.flow, [replied]);
    expect((await now()).messageIds).toEqual(['m1', 'm2']);
  });

  it.each([
    ['by the customer joins', 'k@kunde.example', ['m1', 'm2']],
    ['by a stranger stays without effect', 'stranger@kunde.example', ['m1']],
  ])('whose ticket number is written into a form field %s', async (_, from, messageIds) => {
    const fields = { 'Ihre Ticketnummer': ticket.id };
    const form = await aMessage(service, { id: 'm2', text: 'Gibt es etwas Neues?', from, fields });
    await processMessages(service.context, service.flow, [form]);
    expect((await now()).messageIds).toEqual(messageIds);
  });

  it('tells whether the agent changed the article', async () => {
    await send({ text: `${FILLED} Bitte haben Sie Geduld.`, answerId: 'a1' });
    expect((await now()).replies?.[0]).toMatchObject({ articleId: 'a1', edited: true });
  });

  it('goes out once: a second click, a repeated call, and a second person send nothing', async () => {
    const both = await Promise.all([send({ text: FILLED }), send({ text: FILLED })]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'ok']);
    expect(await send({ text: 'Etwas anderes.' }, {})).toMatchObject({ code: 'already-answered' });
    expect(await sent()).toHaveLength(1);
  });

  it('goes out once for one key, however often and long after the call is repeated', async () => {
    const request = { text: FILLED, requestKey: 'key-1:abc' };
    expect(await Promise.all([send(request), send(request)])).toMatchObject([{ kind: 'ok' }, { kind: 'ok' }]);
    await givenTo('ben', await now());
    expect(await send(request)).toMatchObject({ kind: 'ok' });
    expect(await sent()).toHaveLength(1);
  });

  it('is refused to whoever has seen an older ticket: the customer may have written since', async () => {
    await arrives('m2', 'Ich brauche das Paket zu Bestellung 4711-2290 doch nicht mehr, bitte stornieren.');
    const late = await send({ text: FILLED }, { agentId: 'anna', expectedVersion: ticket.version });
    expect(late).toMatchObject({ kind: 'conflict', code: 'ticket-changed' });
    expect(await sent()).toEqual([]);
  });

  it('goes out again when that is asked for, or the customer has written again', async () => {
    await send({ text: FILLED });
    expect(await send({ text: 'Nachtrag.', again: true })).toMatchObject({ kind: 'ok' });
    await arrives('m2', 'Danke, und wann kommt die Bestellung 4711-2290 an?');
    expect((await now()).messageIds).toEqual(['m1', 'm2']);
    expect(await send({ text: 'Morgen.' })).toMatchObject({ kind: 'ok' });
    expect((await now()).replies?.map(({ messageId }) => messageId)).toEqual(['m1', 'm1', 'm2']);
  });

  it.each<[string, ReplyRequest, Actor, string]>([
    ['another agent', { text: FILLED }, { agentId: 'ben' }, 'not-your-ticket'],
    ['an open placeholder', { text: 'Am {{date}}.' }, { agentId: 'anna' }, 'reply-not-finished'],
    ['a blank text', { text: ' \n' }, { agentId: 'anna' }, 'reply-not-finished'],
    ['an unknown article', { text: FILLED, answerId: 'x' }, { agentId: 'anna' }, 'answer-unknown'],
  ])('is refused to %s', async (_, request, actor, code) => {
    expect(await send(request, actor)).toMatchObject({ code });
    expect(await sent()).toEqual([]);
  });

  it('is refused where nobody has taken the ticket, or it is done', async () => {
    for (const state of ['pending', 'completed'] as const) {
      await service.context.store.tickets.update({ ...(await now()), state });
      expect(await send({ text: FILLED })).toMatchObject({ code: 'ticket-not-assigned' });
    }
  });
});
