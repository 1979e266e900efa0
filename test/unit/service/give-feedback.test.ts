import type { Ticket } from '../../../src/domain/ticket.js';
import type { FeedbackInput } from '../../../src/service/check-feedback.js';
import { giveFeedback } from '../../../src/service/give-feedback.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const TEXT = 'Wo ist mein Paket? Bestellnummer 4711-2290';

/** A ticket about a parcel that anna has accepted. */
async function assigned(): Promise<{ readonly service: TestService; readonly ticket: Ticket }> {
  const service = await openService();
  const { store } = service.context;
  await processMessages(service.context, service.flow, [await aMessage(service, { id: 'm1', text: TEXT })]);
  const [waiting] = (await store.tickets.find({})).items;
  await store.tickets.update({
    ...waiting!,
    state: 'assigned',
    agentId: 'anna',
    acceptedAt: service.clock.now(),
  });
  service.clock.advance(60_000);
  return { service, ticket: (await store.tickets.get(waiting!.id))! };
}

const give = ({ context, flow }: TestService, ticket: Ticket, input: FeedbackInput, agentId = 'anna') =>
  giveFeedback(context, flow.knowledge, ticket.id, input, { agentId, name: agentId });

const examples = async ({ context }: TestService) => (await context.store.examples.list({})).items;

describe('feedback', () => {
  it('that confirms makes the case certain and becomes an example', async () => {
    const { service, ticket } = await assigned();
    const outcome = await give(service, ticket, { kind: 'confirmed' });
    expect(outcome).toMatchObject({
      kind: 'ok',
      value: { businessCase: 'track_order', confidence: 1, state: 'assigned', agentId: 'anna' },
    });
    expect(await examples(service)).toEqual([
      expect.objectContaining({
        text: TEXT,
        label: 'track_order',
        golden: false,
        source: 'feedback/confirmed',
      }),
    ]);
  });

  it('that corrects to what the agent cannot do sends the ticket on, its age kept', async () => {
    const { service, ticket } = await assigned();
    const outcome = await give(service, ticket, { kind: 'corrected', businessCase: 'get_invoice' });
    expect(outcome).toMatchObject({
      kind: 'ok',
      value: { businessCase: 'get_invoice', queue: 'billing', state: 'pending', agentId: null },
    });
    const after = await service.context.store.tickets.get(ticket.id);
    expect(after?.waitingSince).toEqual(ticket.waitingSince);
    expect(await examples(service)).toEqual([expect.objectContaining({ label: 'get_invoice' })]);
    const records = await service.context.store.decisions.byTicket(ticket.id);
    expect(records.map(({ data }) => data)).toContainEqual({
      kind: 'feedback',
      agentId: 'anna',
      feedback: 'corrected',
      from: 'track_order',
      to: 'get_invoice',
    });
  });

  it('leaves the ticket with an agent who can do the other case too', async () => {
    const { service, ticket } = await assigned();
    const { store } = service.context;
    const anna = await store.agents.get('anna');
    await store.agents.put({ ...anna!, skills: { ...anna!.skills, billing: 3 } });
    const outcome = await give(service, ticket, { kind: 'corrected', businessCase: 'get_invoice' });
    expect(outcome).toMatchObject({ value: { queue: 'billing', state: 'assigned', agentId: 'anna' } });
  });

  it('that says "out of scope" sends the ticket to triage and becomes an example of that', async () => {
    const { service, ticket } = await assigned();
    await give(service, ticket, { kind: 'corrected', businessCase: null });
    expect(await service.context.store.tickets.get(ticket.id)).toMatchObject({
      outOfScope: true,
      queue: 'triage',
    });
    expect(await examples(service)).toEqual([expect.objectContaining({ label: null })]);
  });

  it('that only rejects leaves no example, since nothing right was said', async () => {
    const { service, ticket } = await assigned();
    await give(service, ticket, { kind: 'rejected' });
    expect(await service.context.store.tickets.get(ticket.id)).toMatchObject({
      businessCase: null,
      queue: 'triage',
    });
    expect(await examples(service)).toEqual([]);
  });

  it('sent twice counts once', async () => {
    const { service, ticket } = await assigned();
    const input = { kind: 'corrected', businessCase: 'get_invoice' } as const;
    await give(service, ticket, input);
    const version = (await service.context.store.tickets.get(ticket.id))?.version;
    // the ticket has left her; a repetition of what she said is still no offence
    expect((await give(service, ticket, input)).kind).toBe('ok');
    expect((await service.context.store.tickets.get(ticket.id))?.version).toBe(version);
    expect(await examples(service)).toHaveLength(1);
    expect(await service.context.store.feedback.byTicket(ticket.id)).toHaveLength(1);
  });

  it('puts entities right: a mark keeps what was found there, or takes the text', async () => {
    const { service, ticket } = await assigned();
    const start = TEXT.indexOf('Paket');
    const number = ticket.entities[0]!;
    await give(service, ticket, {
      kind: 'corrected',
      entities: [
        { type: 'order_number', start: number.start, end: number.end },
        { type: 'product', start, end: start + 5 },
      ],
    });
    const after = await service.context.store.tickets.get(ticket.id);
    expect(after?.entities).toEqual([
      expect.objectContaining({ type: 'order_number', value: '4711-2290', recognizer: 'agent' }),
      expect.objectContaining({ type: 'product', value: 'Paket', text: 'Paket' }),
    ]);
    const [example] = await examples(service);
    for (const { start: from, end } of example?.entities ?? []) {
      expect(['Paket', '4711-2290']).toContain(example?.text.slice(from, end));
    }
  });

  it('teaches facts only where an agent has put them right', async () => {
    const { service, ticket } = await assigned();
    await give(service, ticket, { kind: 'confirmed' });
    // nobody has looked at what the recognisers found
    expect((await examples(service))[0]).not.toHaveProperty('entities');
    const start = TEXT.indexOf('Paket');
    await give(service, ticket, {
      kind: 'corrected',
      entities: [
        { type: 'product', start, end: start + 5 },
        { type: 'phone_number', start: TEXT.indexOf('4711'), end: TEXT.length },
      ],
    });
    const marked = [
      { type: 'product', start, end: start + 5, value: 'Paket' },
      // a value that is not in the type's normal form is left out
      { type: 'phone_number', start: TEXT.indexOf('4711'), end: TEXT.length },
    ];
    expect((await examples(service))[0]?.entities).toEqual(marked);
    service.clock.advance(1000);
    await give(service, ticket, { kind: 'confirmed', note: 'still right' });
    expect((await examples(service))[0]?.entities).toEqual(marked);
  });

  it('teaches no facts of a text that has grown since they were put right', async () => {
    const { service, ticket } = await assigned();
    await give(service, ticket, { kind: 'corrected', entities: [] });
    expect((await examples(service))[0]?.entities).toEqual([]);
    const { store } = service.context;
    await processMessages(service.context, service.flow, [
      await aMessage(service, {
        id: 'm2',
        text: 'Zu Bestellnummer 4711-2290: es ist eilig.',
        from: 'm1@kunde.example',
      }),
    ]);
    const grown = (await store.tickets.get(ticket.id))!;
    expect(grown.messageIds).toHaveLength(2);
    service.clock.advance(1000);
    await give(service, grown, { kind: 'confirmed' });
    const [example] = await examples(service);
    expect(example?.text).toContain('eilig');
    expect(example).not.toHaveProperty('entities');
  });

  it.each([
    ['over another', [0, 8], [4, 11], '/entities/1'],
    ['of blanks', [2, 3], [4, 8], '/entities/0'],
  ])('refuses marks %s, from which no tagger could learn', async (_, [a, b], [c, d], path) => {
    const { service, ticket } = await assigned();
    const entities = [
      { type: 'product', start: a!, end: b! },
      { type: 'product', start: c!, end: d! },
    ];
    expect(await give(service, ticket, { kind: 'corrected', entities })).toMatchObject({
      kind: 'invalid',
      code: 'entities-invalid',
      problems: [expect.objectContaining({ path })],
    });
  });

  it.each([
    ['an unknown case', { kind: 'corrected', businessCase: 'buy_a_horse' }, 'business-case-unknown'],
    ['a correction of nothing', { kind: 'corrected' }, 'feedback-empty'],
    [
      'a confirmation of something else',
      { kind: 'confirmed', businessCase: 'get_invoice' },
      'feedback-contradiction',
    ],
    [
      'a mark outside the text',
      { kind: 'corrected', entities: [{ type: 'x', start: 0, end: 9999 }] },
      'entities-invalid',
    ],
  ] as const)('refuses %s', async (_, input, code) => {
    const { service, ticket } = await assigned();
    expect(await give(service, ticket, input)).toMatchObject({ kind: 'invalid', code });
    expect(await examples(service)).toEqual([]);
  });

  it("refuses another agent's word on a ticket that is not theirs", async () => {
    const { service, ticket } = await assigned();
    expect(await give(service, ticket, { kind: 'confirmed' }, 'ben')).toMatchObject({ kind: 'forbidden' });
  });
});
