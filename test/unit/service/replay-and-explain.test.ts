import { dryRunWorkflow } from '../../../src/service/dry-run-workflow.js';
import { explainWaitingFromStore } from '../../../src/service/explain-from-store.js';
import { explainTicket } from '../../../src/service/explain-ticket.js';
import type { LiveClassifier } from '../../../src/service/flow.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { replayWorkflow } from '../../../src/service/replay-workflow.js';
import { putQueue, rollBackWorkflow } from '../../../src/service/routing-configuration.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const arrive = async (service: TestService, id: string, text: string) => {
  await processMessages(service.context, service.flow, [await aMessage(service, { id, text })]);
  const [ticket] = await service.context.store.tickets.byMessageIds([id]);
  return ticket!.id;
};
const everythingToTriage = { filters: [], default: { queue: 'triage', priority: 0 } };

describe('the tickets of a time', () => {
  it('are run through a changed workflow, without a trace in the store', async () => {
    const service = await openService();
    const { context, flow, clock } = service;
    const id = await arrive(service, 'm1', 'Rechnung fehlt');
    const stored = await context.store.tickets.get(id);
    const from = new Date(clock.now().getTime() - 1000);
    clock.advance(10);
    const request = { workflow: everythingToTriage, from, to: clock.now() };
    expect(await replayWorkflow(context, flow.knowledge, request)).toMatchObject({
      kind: 'ok',
      value: {
        tickets: 1,
        before: [{ queue: 'billing', tickets: 1 }],
        after: [{ queue: 'triage', tickets: 1 }],
        changes: [{ ticketId: id, before: { agentId: 'ben' }, after: { agentId: 'anna' } }],
      },
    });
    expect(await replayWorkflow(context, flow.knowledge, { ...request, from: clock.now() })).toMatchObject({
      value: { tickets: 0, changes: [] },
    });
    expect(await dryRunWorkflow(context, flow.knowledge, everythingToTriage)).toMatchObject({
      value: { changes: [{ fromQueue: 'billing', toQueue: 'triage' }], replay: { tickets: 1 } },
    });
    expect(await context.store.tickets.get(id)).toEqual(stored);
    expect(
      await replayWorkflow(context, flow.knowledge, {
        ...request,
        workflow: { filters: [], default: { queue: 'moon', priority: 0 } },
      }),
    ).toMatchObject({ kind: 'invalid', problems: [{ path: '/default/queue' }] });
  });
});

it('the messages of a time are read again by another model', async () => {
  const service = await openService();
  const { context, flow, clock } = service;
  const id = await arrive(service, 'm1', 'Rechnung fehlt');
  const kept = await arrive(service, 'm2', 'Wo ist mein Paket?');
  const from = new Date(clock.now().getTime() - 1000);
  clock.advance(10);
  const live = flow.classifier();
  const takesAllForParcels: LiveClassifier = {
    ...live,
    modelId: 'other',
    classifyBatch: (inputs) =>
      live.classifyBatch(inputs.map((input) => ({ ...input, text: 'Wo ist mein Paket?' }))),
  };
  const outcome = await replayWorkflow(context, flow.knowledge, {
    models: { live, other: takesAllForParcels },
    from,
    to: clock.now(),
  });
  if (outcome.kind !== 'ok') throw new Error(outcome.sentence);
  const { tickets, changes, before, after } = outcome.value;
  expect(tickets).toBe(2);
  const stored = (await context.store.tickets.get(id))!;
  const parcel = (await context.store.tickets.get(kept))!;
  expect(changes.find(({ ticketId }) => ticketId === id)).toMatchObject({
    businessCase: stored.businessCase,
    newBusinessCase: parcel.businessCase,
    before: { queue: stored.queue },
    after: { queue: parcel.queue },
  });
  // the other ticket is what it was, though its place in the line may have changed
  expect(changes.find(({ ticketId }) => ticketId === kept)?.newBusinessCase).toBeUndefined();
  expect(before.map(({ queue }) => queue).sort()).toEqual([stored.queue, parcel.queue].sort());
  expect(after.map(({ queue, tickets: number }) => [queue, number])).toEqual([[parcel.queue, 2]]);
});

describe('an explanation', () => {
  it('says in German, from the store alone, that the queue is closed and until when', async () => {
    const service = await openService();
    const { context, flow } = service;
    await putQueue(context, {
      name: 'orders',
      displayName: { de: 'Bestellungen', en: 'Orders' },
      weight: 1,
      serviceLevelSeconds: 60,
      requiredSkills: { orders: 1 },
      openingHours: { timeZone: 'UTC', weekly: [] },
    });
    const id = await arrive(service, 'm1', 'Wo ist mein Paket?');
    const waiting = await explainWaitingFromStore(context, id);
    const dispatcher = { explainWaiting: () => waiting };
    const outcome = await explainTicket(context, { knowledge: flow.knowledge, dispatcher }, id, 'de');
    if (outcome.kind !== 'ok') throw new Error(outcome.sentence);
    expect(outcome.value.waiting?.sentences).toContain(
      'Seine Warteschlange „Bestellungen“ ist geschlossen, eine Öffnung ist nicht in Sicht.',
    );
    expect(outcome.value.sentences[0]).toBe(
      'Die Nachricht antwortet auf nichts und passt zu keinem jüngeren Gespräch dieser Kundschaft.',
    );
  });
});

it('an earlier workflow that refers to what is gone cannot be put in force again', async () => {
  const { context, flow } = await openService();
  await context.store.workflows.insert({ version: 2, filters: [], default: { queue: 'gone', priority: 0 } });
  expect(await rollBackWorkflow(context, flow.knowledge, { toVersion: 2 })).toMatchObject({
    kind: 'invalid',
    problems: [{ path: '/default/queue', sentence: 'There is no queue "gone".' }],
  });
  expect(await rollBackWorkflow(context, flow.knowledge, { toVersion: 1 })).toMatchObject({
    value: { version: 3 },
  });
});
