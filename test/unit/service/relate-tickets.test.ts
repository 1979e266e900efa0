import type { RelatedRecords } from '../../../src/domain/related-records.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { giveFeedback } from '../../../src/service/give-feedback.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { suggestAnswers } from '../../../src/service/suggest-answers.js';
import { type FakeCustomerDirectory, fakeCustomerDirectory } from '../../fakes/fake-customer-directory.js';
import { aCustomer, anotherCustomer } from '../../fixtures/domain/a-customer.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const KARIN = 'karin@kunde.example';

async function opened(): Promise<TestService & { readonly directory: FakeCustomerDirectory }> {
  const directory = fakeCustomerDirectory([aCustomer(), anotherCustomer()]);
  const service = await openService();
  return { ...service, context: { ...service.context, directory }, directory };
}

/** The tickets of messages that come in together. */
async function ticketsOf(
  service: TestService,
  ...written: readonly Omit<Parameters<typeof aMessage>[1], 'id'>[]
): Promise<readonly Ticket[]> {
  const messages = await Promise.all(
    written.map((parts, index) =>
      aMessage(service, { id: `${parts.from ?? 'm'}-${index}-${parts.text.length}`, ...parts }),
    ),
  );
  await processMessages(service.context, service.flow, messages);
  return service.context.store.tickets.byMessageIds(messages.map(({ id }) => id));
}

const short = (related: RelatedRecords | null | undefined) =>
  related && [related.outcome, related.customer?.name, related.orders.filter(({ named }) => named).length];

describe('tickets', () => {
  it('are related to whoever the sender is and what is named in text and subject', async () => {
    const service = await opened();
    const [ticket] = await ticketsOf(service, {
      from: KARIN,
      subject: 'Bestellung 4711-1000',
      text: 'Wo ist das Paket?',
    });
    expect(ticket?.related).toMatchObject({
      outcome: 'matched',
      customer: {
        customerNumber: 'K-77',
        name: 'Karin Obermeier',
        emailAddress: KARIN,
        fields: { segment: 'business' },
      },
      complete: true,
      lookedUpAt: service.clock.now(),
    });
    expect(ticket?.related?.orders[0]).toEqual({
      number: '4711-1000',
      fields: { status: 'delivered' },
      named: true,
    });
  });

  it('of a batch are looked up in one question', async () => {
    const service = await opened();
    const tickets = await ticketsOf(
      service,
      { from: KARIN, text: 'Wo ist mein Paket?' },
      { from: 'jonas@kunde.example', text: 'Meine Rechnung fehlt.' },
      { from: 'neu@kunde.example', text: 'Und mein Paket? Bestellnummer 4711-3333' },
    );
    expect(service.directory.asked).toHaveLength(1);
    expect(new Set(tickets.map(({ related }) => related?.customer?.name))).toEqual(
      new Set(['Karin Obermeier', 'Jonas Brandt']),
    );
  });

  it('learn more with every message that joins them', async () => {
    const service = await opened();
    const say = (text: string) =>
      ticketsOf(service, { channel: 'chat', from: 'session-5', conversationId: 'chat-5', text });
    expect((await say('Hallo, wo ist mein Paket?'))[0]?.related).toBeNull();
    expect(short((await say('Die Bestellnummer ist 4711-2290.'))[0]?.related)).toEqual([
      'matched',
      'Karin Obermeier',
      1,
    ]);
    // what was said before still counts
    expect(short((await say('Danke!'))[0]?.related)).toEqual(['matched', 'Karin Obermeier', 1]);
  });

  it('still count what earlier messages named in their subject', async () => {
    const service = await opened();
    const say = (subject: string, text: string) =>
      ticketsOf(service, { channel: 'chat', from: 'session-7', conversationId: 'chat-7', subject, text });
    await say('Bestellung 4711-2290', 'Wo ist mein Paket?');
    expect(short((await say('', 'Es eilt.'))[0]?.related)).toEqual(['matched', 'Karin Obermeier', 1]);
  });

  it('come about all the same while the directory is away, and say so', async () => {
    const service = await opened();
    service.directory.away(true);
    const [ticket] = await ticketsOf(service, { from: KARIN, text: 'Wo ist mein Paket?' });
    expect(ticket?.related).toMatchObject({ outcome: 'unavailable', customer: null, complete: false });
  });

  it('say nothing of records where no directory is connected', async () => {
    const [ticket] = await ticketsOf(await openService(), { from: KARIN, text: 'Wo ist mein Paket?' });
    expect(ticket).not.toHaveProperty('related');
  });

  it('are related anew when an agent puts their facts right', async () => {
    const service = await opened();
    const text = 'Wo ist mein Paket? Es geht um 4711/3333.';
    const [ticket] = await ticketsOf(service, { channel: 'chat', from: 'session-6', text });
    expect(ticket?.related ?? null).toBeNull();
    const start = text.indexOf('4711');
    const { context, flow } = service;
    await giveFeedback(
      context,
      flow.knowledge,
      ticket!.id,
      { kind: 'corrected', entities: [{ type: 'order_number', start, end: start + 9 }] },
      { name: 'anna' },
    );
    const after = await context.store.tickets.get(ticket!.id);
    expect(short(after?.related)).toEqual(['matched', 'Jonas Brandt', 1]);
  });

  it('give their records to suggested answers, and never to automatic ones', async () => {
    const service = await opened();
    const { store } = service.context;
    await store.answers.put({
      id: 'where-it-is',
      version: 0,
      businessCase: 'track_order',
      language: 'de',
      title: 'Wo Ihr Paket ist',
      text: 'Guten Tag {{customer_name}}, Ihre Bestellung {{order_number}} ist {{order_status}}.',
      requiredEntities: ['order_number', 'order_status', 'customer_name'],
      automatic: true,
    });
    const text = 'Wo ist mein Paket? Bestellnummer 4711-2290';
    const [ticket] = await ticketsOf(service, { from: KARIN, text });
    expect(ticket?.state).toBe('pending');
    expect(await suggestAnswers(service.context, service.flow.knowledge, ticket!.id)).toMatchObject({
      value: [{ text: 'Guten Tag Karin Obermeier, Ihre Bestellung 4711-2290 ist sent.', missing: [] }],
    });
  });
});
