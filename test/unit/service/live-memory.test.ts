import type { TrainedModel } from '../../../src/ports/trainer.js';
import { type EventStream, openEventStream } from '../../../src/service/event-stream.js';
import { explainTicket } from '../../../src/service/explain-ticket.js';
import type { Flow } from '../../../src/service/flow.js';
import { giveFeedback } from '../../../src/service/give-feedback.js';
import { type LiveMemory, openLiveMemory } from '../../../src/service/live-memory.js';
import { promoteModel, registerModel } from '../../../src/service/model-registry.js';
import { startOutboxRelay } from '../../../src/service/outbox-relay.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { waitUntil } from '../../contract/wait-until.js';
import {
  aMessage,
  openService,
  type TestService,
  wordClassifier,
} from '../../fixtures/service/open-service.js';

const TEXT = 'Das Paket war da, aber die Mahnung dazu verstehe ich nicht';
const model = (modelId: string): TrainedModel => ({
  modelId,
  files: {},
  hash: modelId,
  dataHash: modelId,
  examples: 1,
  metrics: {},
  warnings: [],
});

describe('corrections between two trainings', () => {
  let service: TestService;
  const streams: EventStream[] = [];
  let instances: readonly LiveMemory[];
  let relay: ReturnType<typeof startOutboxRelay>;
  let next = 0;

  beforeEach(async () => {
    service = await openService();
    relay = startOutboxRelay(service.context);
    await live('first');
    service.clock.advance(600_000);
    const { knowledge } = service.flow;
    instances = await Promise.all(
      ['one', 'two'].map(async (instanceId) => {
        const events = await openEventStream(service.context, { instanceId });
        streams.push(events);
        return openLiveMemory(service.context, { events, knowledge });
      }),
    );
  });
  afterEach(async () => {
    for (const instance of instances) await instance.close();
    for (const events of streams.splice(0)) await events.close();
    await relay.close();
    await service.context.bus.close();
  });

  const live = async (modelId: string) => {
    await registerModel(service.context, {
      trained: model(modelId),
      state: 'challenger',
      gate: [],
      knowledgeAt: service.clock.now(),
    });
    await promoteModel(service.context, modelId);
  };
  /** Sends a message through one instance; its ticket. */
  const arrives = async (text: string, instance = 1) => {
    const id = `m${next++}`;
    const flow: Flow = {
      ...service.flow,
      classifier: () => instances[instance]!.remembering(wordClassifier()),
    };
    await processMessages(service.context, flow, [await aMessage(service, { id, text })]);
    const [ticket] = (await service.context.store.tickets.find({ messageId: id })).items;
    return ticket!;
  };
  const says = async (ticketId: string, agentId: string, businessCase: string | null) => {
    service.clock.advance(1000);
    const { flow, context } = service;
    const input = { kind: 'corrected', businessCase } as const;
    const outcome = await giveFeedback(context, flow.knowledge, ticketId, input, { name: agentId });
    if (outcome.kind !== 'ok') throw new Error(outcome.sentence);
  };
  const hold = (size: number) =>
    waitUntil(`${size} remembered`, () => instances.every((instance) => instance.size() === size));

  it('work for the next such message on every instance, and are told in the explanation', async () => {
    const wrong = await arrives(TEXT);
    expect(wrong.businessCase).toBe('track_order');
    await says(wrong.id, 'anna', 'get_invoice');
    await hold(1);
    const alike = await arrives(`Hallo! ${TEXT}.`);
    expect(alike).toMatchObject({ businessCase: 'get_invoice', queue: 'billing', tier: 'suggest' });
    const explanation = async (language: 'de' | 'en') => {
      const dispatcher = { explainWaiting: () => null };
      const { knowledge } = service.flow;
      const told = await explainTicket(service.context, { knowledge, dispatcher }, alike.id, language);
      return told.kind === 'ok' ? told.value.sentences.join('\n') : '';
    };
    expect(await explanation('de')).toMatch(/Berichtigungen einer fast gleichen Nachricht .* von Anna/);
    expect(await explanation('en')).toMatch(/changed the case from “track_order” .* to “get_invoice”/);
    expect((await arrives('Wo ist mein Paket?')).businessCase).toBe('track_order');
  });

  it('cancel out when two agents disagree, of the same ticket or of two alike', async () => {
    const first = await arrives(TEXT);
    await says(first.id, 'anna', 'get_invoice');
    await hold(1);
    await says(first.id, 'ben', 'track_order');
    for (const instance of instances) await instance.refresh();
    expect((await arrives(TEXT)).businessCase).toBe('track_order');
    expect(await service.flow.knowledge.trainingRows()).toHaveLength(1);
    await says(first.id, 'cleo', 'get_invoice');
    expect(await service.flow.knowledge.trainingRows()).toContainEqual(
      expect.objectContaining({ text: TEXT, label: 'get_invoice' }),
    );
  });

  it('of one agent alone change three messages, until another agent says so too', async () => {
    const wrong = await arrives(TEXT);
    await says(wrong.id, 'anna', 'get_invoice');
    await hold(1);
    const cases: (string | null)[] = [];
    let last = wrong;
    for (let n = 0; n < 5; n++) {
      last = await arrives(`${TEXT} ${n}`);
      cases.push(last.businessCase);
    }
    expect(cases).toEqual(['get_invoice', 'get_invoice', 'get_invoice', 'track_order', 'track_order']);
    const records = await service.context.store.decisions.byTicket(last.id);
    expect(records.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({
        prediction: expect.objectContaining({ memory: expect.objectContaining({ effect: 'held-back' }) }),
      }),
    );
    await says(last.id, 'ben', 'get_invoice');
    await hold(2);
    expect(await arrives(`${TEXT} 9`)).toMatchObject({ businessCase: 'get_invoice', tier: 'preselect' });
  });

  it('are forgotten once a model has learnt them, and remembered again when it is rolled back', async () => {
    const wrong = await arrives(TEXT);
    await says(wrong.id, 'anna', 'get_invoice');
    await hold(1);
    service.clock.advance(600_000);
    await live('second');
    await hold(0);
    await promoteModel(service.context, 'first');
    await hold(1);
  });
});
