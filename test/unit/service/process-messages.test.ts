import type { TicketReply } from '../../../src/domain/reply.js';
import { complete } from '../../../src/domain/ticket-state.js';
import type { Store } from '../../../src/ports/store.js';
import { explainDecision } from '../../../src/routing/explain-decision.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { putWorkflow } from '../../../src/service/routing-configuration.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const allTickets = async ({ context }: TestService) =>
  (await context.store.tickets.find({ limit: 200 })).items;

describe('the way of a message', () => {
  it('ends in a ticket in the queue of its case, with its facts, and leaves a record of why', async () => {
    const service = await openService();
    const text = 'Wo ist mein Paket? Bestellnummer 4711-2290';
    const message = await aMessage(service, { id: 'm1', text });
    expect(await processMessages(service.context, service.flow, [message])).toEqual(['ticketed']);
    const [ticket] = await allTickets(service);
    expect(ticket).toMatchObject({
      state: 'pending',
      messageIds: ['m1'],
      businessCase: 'track_order',
      queue: 'orders',
      requiredSkills: { orders: 2 },
      modelId: 'model-1',
    });
    expect(ticket?.entities).toEqual([
      expect.objectContaining({ type: 'order_number', value: '4711-2290', messageId: 'm1' }),
    ]);
    const stored = await service.context.store.messages.get('m1');
    expect(stored).toMatchObject({ outcome: { kind: 'ticketed', ticketId: ticket?.id } });
    const records = await service.context.store.decisions.byTicket(ticket?.id ?? '');
    expect(records.map(({ data }) => data.kind)).toEqual(['note', 'prediction', 'queueing']);
    const events = await service.context.store.outbox.unpublished(100);
    expect(events.map(({ event }) => event.type)).toContain('ticket.created');
    expect(JSON.stringify(events)).not.toContain('4711');
  });

  it('goes to triage when nobody knows what it is', async () => {
    const service = await openService();
    await processMessages(service.context, service.flow, [
      await aMessage(service, { id: 'm1', text: 'Blubb' }),
    ]);
    expect((await allTickets(service))[0]).toMatchObject({
      queue: 'triage',
      outOfScope: true,
      businessCase: null,
    });
  });

  it('is never answered without a person where the case forbids it, however sure the model is', async () => {
    const service = await openService();
    const sure = [
      await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' }),
      await aMessage(service, { id: 'm2', text: 'Rechnung bitte' }),
    ];
    await processMessages(service.context, service.flow, sure);
    const tiers = (await allTickets(service)).map(({ businessCase, tier }) => [businessCase, tier]);
    expect(tiers).toEqual(
      expect.arrayContaining([
        ['track_order', 'automate'],
        ['get_invoice', 'preselect'],
      ]),
    );
  });

  it('is the same however often it is delivered', async () => {
    const service = await openService();
    const message = await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' });
    await processMessages(service.context, service.flow, [message]);
    expect(await processMessages(service.context, service.flow, [message])).toEqual(['already-handled']);
    expect(await allTickets(service)).toHaveLength(1);
  });

  it('drops what the same customer sends a second time, and says of what it is the duplicate', async () => {
    const service = await openService();
    const text =
      'Guten Tag, mein Paket mit der Nummer 4711-2290 ist seit zwei Wochen unterwegs und kommt nicht an.';
    const first = await aMessage(service, { id: 'm1', text, from: 'k@kunde.example' });
    const second = await aMessage(service, { id: 'm2', text, from: 'k@kunde.example' });
    expect(await processMessages(service.context, service.flow, [first, second])).toEqual([
      'ticketed',
      'dropped',
    ]);
    expect((await service.context.store.messages.get('m2'))?.outcome).toMatchObject({
      kind: 'dropped',
      duplicateOf: 'm1',
    });
  });

  it('finds the original behind a burst of duplicates', async () => {
    const service = await openService();
    const text =
      'Guten Tag, mein Paket mit der Nummer 4711-2290 ist seit zwei Wochen unterwegs und kommt nicht an.';
    for (let n = 0; n < 60; n += 10) {
      const burst = [];
      for (let i = n; i < n + 10; i++)
        burst.push(await aMessage(service, { id: `m${i}`, text, from: 'k@kunde.example' }));
      await processMessages(service.context, service.flow, burst);
      service.clock.advance(1000);
    }
    expect(await allTickets(service)).toHaveLength(1);
    expect((await service.context.store.messages.get('m59'))?.outcome).toMatchObject({ duplicateOf: 'm0' });
  });

  it('keeps secrets out of what it stores and tells', async () => {
    const service = await openService();
    const { context, flow } = service;
    const told: unknown[] = [];
    const note = (...parts: unknown[]): void => void told.push(parts);
    const spying = {
      ...context,
      log: { debug: note, info: note, warn: note, error: note },
      metrics: {
        ...context.metrics,
        ...Object.fromEntries(Object.keys(context.metrics).map((name) => [name, note])),
      },
    };
    const message = await aMessage(service, {
      id: 'm1',
      subject: 'Paket, PIN 8317',
      text: 'Rechnung bezahlt mit Karte 4111 1111 1111 1111, Anmeldung mit Sommer2026xyz als Passwort.',
      from: '"Karin 5500-0000-0000-0004" <k@kunde.example>',
      fields: {
        Passwort: 'Kx7#mondlicht',
        PIN: '83 17',
        CVV: '947',
        'Ihr Kennwort': 'Regenbogen und Wind',
        TAN: '448812',
        newPassword: 'sunny-harbour-9',
        Bemerkung: 'Geheimzahl: 5566',
      },
      customerAttributes: { card: '378282246310005', password: 'hund katze', segment: 'vip' },
    });
    await processMessages(spying, flow, [message]);
    const stored = await context.store.messages.get('m1');
    expect(stored).toMatchObject({
      customerAttributes: { segment: 'vip' },
      fromName: expect.stringMatching(/^Karin/),
    });
    const [ticket] = await allTickets(service);
    const seen = JSON.stringify([
      stored,
      ticket,
      await context.store.conversations.get(stored?.conversationId ?? ''),
      await context.store.decisions.byTicket(ticket?.id ?? ''),
      await context.store.outbox.unpublished(100),
      told,
    ]);
    expect(told.length).toBeGreaterThan(0);
    for (const secret of [
      ...['4111 1111 1111 1111', '5500-0000', '378282246310005', '8317', '83 17', '947', '448812', '5566'],
      ...['Sommer2026xyz', 'mondlicht', 'Regenbogen', 'harbour', 'hund'],
    ])
      expect(seen).not.toContain(secret);
  });
});

describe('a conversation', () => {
  it('takes a chat turn into the open ticket, which learns from it what it is about', async () => {
    const service = await openService();
    const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };
    const hello = await aMessage(service, { ...chat, id: 'm1', text: 'hallo' });
    await processMessages(service.context, service.flow, [hello]);
    expect((await allTickets(service))[0]).toMatchObject({ queue: 'triage' });
    const matter = await aMessage(service, { ...chat, id: 'm2', text: 'es geht um mein paket' });
    expect(await processMessages(service.context, service.flow, [matter])).toEqual(['joined']);
    const tickets = await allTickets(service);
    expect(tickets).toHaveLength(1);
    expect(tickets[0]).toMatchObject({
      messageIds: ['m1', 'm2'],
      businessCase: 'track_order',
      queue: 'orders',
    });
  });

  it('keeps together what comes in one batch', async () => {
    const service = await openService();
    const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };
    const turns = [
      await aMessage(service, { ...chat, id: 'm1', text: 'hallo' }),
      await aMessage(service, { ...chat, id: 'm2', text: 'wo ist mein paket' }),
      await aMessage(service, { id: 'm3', text: 'Rechnung bitte' }),
    ];
    expect(await processMessages(service.context, service.flow, turns)).toEqual([
      'ticketed',
      'joined',
      'ticketed',
    ]);
    const held = (await allTickets(service)).map(({ messageIds }) => messageIds);
    expect(held).toEqual(expect.arrayContaining([['m1', 'm2'], ['m3']]));
  });

  it('keeps thanks for a completed ticket without opening it, unless they answer a question', async () => {
    const service = await openService();
    const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };
    const arrives = async (...texts: readonly (readonly [string, string])[]) => {
      const messages = [];
      for (const [id, text] of texts) messages.push(await aMessage(service, { ...chat, id, text }));
      await processMessages(service.context, service.flow, messages);
      return (await allTickets(service))[0]!;
    };
    const finish = async (reply: string) => {
      const [open] = await allTickets(service);
      const replies: readonly TicketReply[] = [
        {
          id: 'r1',
          sentAt: '2026-03-02T08:00:00Z',
          messageId: 'm1',
          channel: 'chat',
          automatic: false,
          agentId: 'anna',
          articleId: null,
          edited: false,
          text: reply,
          requestKey: null,
        },
      ];
      await service.context.store.tickets.update(
        complete({ ...open!, state: 'assigned', agentId: 'anna', replies }, service.clock.now())!,
      );
    };
    await arrives(['m1', 'Wo ist mein Paket?']);
    await finish('Es kommt morgen.');
    const kept = await arrives(['m2', 'Vielen Dank, alles gut!']);
    expect(kept).toMatchObject({ state: 'completed', messageIds: ['m1', 'm2'], businessCase: 'track_order' });
    expect(await service.context.store.messages.get('m2')).toMatchObject({
      conversationId: kept.conversationId,
      outcome: { kind: 'ticketed', ticketId: kept.id },
    });
    const told = (await service.context.store.decisions.byTicket(kept.id)).flatMap((record) =>
      explainDecision(record, 'de'),
    );
    expect(told).toContain('Die Nachricht bedankt sich nur; das Ticket bleibt erledigt.');
    // with a question behind it in the same batch it is opened for that
    const reopened = await arrives(['m3', 'Danke'], ['m4', 'Und die Rechnung?']);
    expect(reopened).toMatchObject({
      state: 'pending',
      messageIds: ['m1', 'm2', 'm3', 'm4'],
      businessCase: 'get_invoice',
    });
    await finish('Passt Ihnen Freitag?');
    expect(await arrives(['m5', 'Passt, danke!'])).toMatchObject({ state: 'pending' });
  });

  it('opens a completed ticket again, and a new one when that was long ago', async () => {
    const service = await openService();
    const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };
    await processMessages(service.context, service.flow, [
      await aMessage(service, { ...chat, id: 'm1', text: 'paket?' }),
    ]);
    const [ticket] = await allTickets(service);
    const done = complete({ ...ticket!, state: 'assigned', agentId: 'anna' }, service.clock.now());
    await service.context.store.tickets.update(done!);
    service.clock.advance(86_400_000);
    await processMessages(service.context, service.flow, [
      await aMessage(service, { ...chat, id: 'm2', text: 'Rechnung fehlt' }),
    ]);
    const [reopened] = await allTickets(service);
    expect(reopened).toMatchObject({
      id: ticket?.id,
      state: 'pending',
      queue: 'billing',
      preferredAgentId: 'anna',
    });
    expect(reopened?.waitingSince).toEqual(service.clock.now());

    await service.context.store.tickets.update(
      complete({ ...reopened!, state: 'assigned', agentId: 'ben' }, service.clock.now())!,
    );
    service.clock.advance(30 * 86_400_000);
    await processMessages(service.context, service.flow, [
      await aMessage(service, { ...chat, id: 'm3', text: 'Paket kaputt' }),
    ]);
    expect(await allTickets(service)).toHaveLength(2);
  });

  it.each([
    ['is offered first to whoever had it last', 29, 'ben'],
    ['forgets who had it when that was too long ago', 31, null],
  ])('%s, also where a new ticket is opened', async (_, days, preferredAgentId) => {
    const service = await openService();
    const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };
    const send = async (id: string) =>
      processMessages(service.context, service.flow, [
        await aMessage(service, { ...chat, id, text: 'Rechnung?' }),
      ]);
    await send('m1');
    const [ticket] = await allTickets(service);
    const done = complete({ ...ticket!, state: 'assigned', agentId: 'ben' }, service.clock.now());
    await service.context.store.tickets.update(done!);
    service.clock.advance(days * 86_400_000);
    await send('m2');
    const [second] = (await allTickets(service)).filter(({ id }) => id !== ticket?.id);
    expect(second).toMatchObject({ state: 'pending', preferredAgentId });
    const records = await service.context.store.decisions.byTicket(second?.id ?? '');
    const told = records.flatMap((record) =>
      explainDecision(record, 'de', { agents: new Map([['ben', 'Ben']]) }),
    );
    const sentence = '„Ben“ hat dieses Gespräch schon bearbeitet und wird zuerst gefragt.';
    expect(told.includes(sentence)).toBe(preferredAgentId !== null);
  });
});

describe('urgency and what is known about the customer', () => {
  const openWithDesk = async () => {
    const service = await openService();
    const target = { queue: 'triage', priority: 9 };
    const stored = await putWorkflow(service.context, service.flow.knowledge, {
      filters: [
        { name: 'hurried', when: { urgency: ['high'], customerAttributes: { segment: ['vip'] } }, target },
        { name: 'orders', when: { businessCase: ['track_order'] }, target: { queue: 'orders', priority: 5 } },
      ],
      default: { queue: 'triage', priority: 1 },
    });
    expect(stored.kind).toBe('ok');
    return service;
  };
  const chat = { channel: 'chat' as const, from: 'k@kunde.example', conversationId: 'chat-1' };

  it('lie on the ticket, lead its way, and are explained', async () => {
    const service = await openWithDesk();
    const text = 'Wo ist mein Paket?! Das ist eine Frechheit!!';
    const customerAttributes = { segment: 'vip', since: '2019' };
    await processMessages(service.context, service.flow, [
      await aMessage(service, { ...chat, id: 'm1', text, customerAttributes }),
    ]);
    const [ticket] = await allTickets(service);
    expect(ticket).toMatchObject({
      urgency: 'high',
      urgencySigns: ['anger', 'emphasis'],
      customerAttributes,
      queue: 'triage',
      priority: 12,
    });
    const records = await service.context.store.decisions.byTicket(ticket?.id ?? '');
    expect(records.flatMap((record) => explainDecision(record, 'de'))).toContain(
      'Es gilt als dringend, denn die Nachricht klingt verärgert; die Nachricht ist in Großbuchstaben oder mit vielen Ausrufezeichen geschrieben.',
    );
  });

  it('may come with a later message: the waiting ticket goes where they lead, if they lead elsewhere', async () => {
    const service = await openWithDesk();
    const send = async (id: string, text: string, customerAttributes: Record<string, string> = {}) => {
      const message = await aMessage(service, { ...chat, id, text, customerAttributes });
      await processMessages(service.context, service.flow, [message]);
      return (await allTickets(service))[0];
    };
    await send('m1', 'Wo ist mein Paket?', { segment: 'vip' });
    // somebody transfers it by hand
    const [first] = await allTickets(service);
    await service.context.store.tickets.update({ ...first!, queue: 'billing' });
    expect(await send('m2', 'Also das Paket mit den Schuhen', { since: '2019' })).toMatchObject({
      queue: 'billing',
      customerAttributes: { segment: 'vip', since: '2019' },
    });
    expect(await send('m3', 'Es ist dringend')).toMatchObject({ queue: 'triage', urgencySigns: ['haste'] });
    // calmer words do not take it back
    expect(await send('m4', 'Danke schon mal')).toMatchObject({ queue: 'triage', urgency: 'high' });
  });
});

describe('a process that dies between two writes', () => {
  // the write named is refused once, as if the process had been killed just before it
  const dyingBefore = (repository: 'messages' | 'conversations' | 'tickets') => {
    let alive = true;
    const wrapStore = (store: Store): Store => ({
      ...store,
      [repository]: {
        ...store[repository],
        insertMany: async (documents: never) => {
          if (alive) {
            alive = false;
            throw new Error('killed');
          }
          return (store[repository] as { insertMany: (documents: never) => Promise<unknown> }).insertMany(
            documents,
          );
        },
      },
    });
    return wrapStore;
  };

  it.each(['messages', 'conversations', 'tickets'] as const)(
    'before the %s: the redelivery makes exactly one ticket',
    async (repository) => {
      const service = await openService({ wrapStore: dyingBefore(repository) });
      const batch = [
        await aMessage(service, { id: 'm1', text: 'Wo ist mein Paket?' }),
        await aMessage(service, { id: 'm2', text: 'Rechnung bitte noch einmal' }),
      ];
      await expect(processMessages(service.context, service.flow, batch)).rejects.toThrow('killed');
      expect(await processMessages(service.context, service.flow, batch)).toEqual(['ticketed', 'ticketed']);
      const held = (await allTickets(service)).flatMap(({ messageIds }) => messageIds).sort();
      expect(held).toEqual(['m1', 'm2']);
      for (const { id, outcome } of await service.context.store.messages.getMany(['m1', 'm2'])) {
        const [ticket] = await service.context.store.tickets.byMessageIds([id]);
        expect(outcome).toEqual({ kind: 'ticketed', ticketId: ticket?.id });
      }
    },
  );
});
