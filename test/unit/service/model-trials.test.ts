import fc from 'fast-check';
import type { Prediction } from '../../../src/domain/prediction.js';
import type { TrainedModel } from '../../../src/ports/trainer.js';
import { classifyOnTrial, isCanary } from '../../../src/service/classify-on-trial.js';
import { openEventStream } from '../../../src/service/event-stream.js';
import type { LiveClassifier } from '../../../src/service/flow.js';
import { giveFeedback } from '../../../src/service/give-feedback.js';
import { openLiveModel } from '../../../src/service/live-model.js';
import { promoteModel, registerModel, rollBackModel } from '../../../src/service/model-registry.js';
import { endTrial, startTrial, trialThatHolds } from '../../../src/service/model-trials.js';
import { startOutboxRelay } from '../../../src/service/outbox-relay.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { openTrialTally, type TrialTally } from '../../../src/service/trial-tally.js';
import { waitUntil } from '../../contract/wait-until.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

/** What each model says of everything; its confidence tells whose words a prediction holds. */
const SAYS: Readonly<Record<string, { readonly businessCase: string; readonly confidence: number }>> = {
  old: { businessCase: 'track_order', confidence: 0.61 },
  new: { businessCase: 'get_invoice', confidence: 0.62 },
  third: { businessCase: 'track_order', confidence: 0.63 },
};

const predictionOf = (modelId: string): Prediction => {
  const { businessCase, confidence } = SAYS[modelId]!;
  return {
    businessCase,
    outOfScope: false,
    confidence,
    tier: 'suggest',
    alternatives: [{ businessCase, confidence }],
    secondary: [],
    modelId,
  };
};
const load = (modelId: string): LiveClassifier => ({
  modelId,
  classifyBatch: (inputs) => inputs.map(() => predictionOf(modelId)),
  explain: () => ({ businessCase: 'track_order', words: [] }),
});
const trained = (modelId: string): TrainedModel => ({
  modelId,
  files: { model: Buffer.from(modelId) },
  hash: modelId,
  dataHash: modelId,
  examples: 1,
  metrics: {},
  warnings: [],
});
const input = (n: number | string) => ({ text: 'Guten Tag', messageId: `m${n}` });

describe('two models on the same messages', () => {
  const both = (share: number) =>
    classifyOnTrial({ champion: load('old'), challenger: load('new'), share, onFailure: () => {} });

  it('in shadow, the champion decides everything and the challenger is only heard', () => {
    const [prediction] = both(0).classifyBatch([input(1)]);
    expect(prediction).toMatchObject({
      ...predictionOf('old'),
      beside: { role: 'challenger', modelId: 'new', businessCase: 'get_invoice' },
    });
  });
  it('with a share, the challenger decides about so many, and the same ones whoever asks', () => {
    const inputs = Array.from({ length: 2000 }, (_, n) => input(n));
    const decided = (share: number) =>
      both(share)
        .classifyBatch(inputs)
        .flatMap(({ modelId }, n) => (modelId === 'new' ? [n] : []));
    expect(Math.abs(decided(0.1).length / 2000 - 0.1)).toBeLessThan(0.03);
    expect(decided(0.1)).toEqual(decided(0.1));
    expect(decided(0.5)).toEqual(expect.arrayContaining(decided(0.1)));
  });
  it('never mixes them: a prediction is one model’s, whatever the share and the order', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.double({ min: 0, max: 0.5, noNaN: true }), (ids, share) => {
        const predictions = both(share).classifyBatch(ids.map(input));
        ids.forEach((id, n) => {
          const { beside, ...used } = predictions[n]!;
          const [own, other] = isCanary(`m${id}`, share) ? ['new', 'old'] : ['old', 'new'];
          expect(used).toEqual(predictionOf(own!));
          expect(beside).toMatchObject({ modelId: other, confidence: SAYS[other!]!.confidence });
        });
      }),
    );
  });
  it('leaves texts that are no messages, and messages that the challenger fails on, to the champion', () => {
    expect(both(0.5).classifyBatch([{ text: 'x' }])).toEqual([predictionOf('old')]);
    const failures: unknown[] = [];
    const broken: LiveClassifier = {
      ...load('new'),
      classifyBatch: () => {
        throw new Error('broken');
      },
    };
    const classifier = classifyOnTrial({
      champion: load('old'),
      challenger: broken,
      share: 0.5,
      onFailure: (error) => failures.push(error),
    });
    expect(classifier.classifyBatch([input(1)])).toEqual([predictionOf('old')]);
    expect(failures).toHaveLength(1);
  });
});

describe('a model on trial', () => {
  let service: TestService;
  let tally: TrialTally;
  let next = 0;
  const state = async (id: string) => (await service.context.store.models.get(id))?.state;
  const trial = async () => (await service.context.store.models.get('new'))?.trial;

  beforeEach(async () => {
    service = await openService();
    tally = openTrialTally(service.context);
    for (const id of ['old', 'new', 'third']) {
      await registerModel(service.context, { trained: trained(id), state: 'challenger', gate: [] });
      service.clock.advance(1000);
    }
    await promoteModel(service.context, 'old');
  });
  afterEach(async () => {
    await tally.close();
    await service.context.bus.close();
  });

  const arrives = async (classifier: () => LiveClassifier, messageId = `t${next++}`) => {
    const message = await aMessage(service, { id: messageId, text: `Guten Tag ${messageId}` });
    await processMessages(service.context, { ...service.flow, classifier, trialTally: tally }, [message]);
    const [ticket] = (await service.context.store.tickets.find({ messageId: message.id })).items;
    return ticket!;
  };
  const says = (ticketId: string, businessCase: string, name = 'anna') =>
    giveFeedback(
      service.context,
      service.flow.knowledge,
      ticketId,
      { kind: 'corrected', businessCase },
      { name },
    );
  const beside = () =>
    classifyOnTrial({ champion: load('old'), challenger: load('new'), share: 0, onFailure: () => {} });

  it('counts how often both agree, and whom agents bear out', async () => {
    await startTrial(service.context, 'new');
    const tickets = [await arrives(beside), await arrives(beside), await arrives(beside)];
    await tally.flush();
    expect(await trial()).toMatchObject({ share: 0, predictions: 3, agreements: 0, decided: 0, judged: 0 });
    await says(tickets[0]!.id, 'get_invoice');
    await says(tickets[0]!.id, 'track_order', 'ben');
    await says(tickets[1]!.id, 'track_order');
    expect(await trial()).toMatchObject({ judged: 2, onlyChampionRight: 1, onlyChallengerRight: 1 });
    expect(tickets.map(({ modelId, businessCase }) => [modelId, businessCase])).toEqual([
      ['old', 'track_order'],
      ['old', 'track_order'],
      ['old', 'track_order'],
    ]);
  });

  it('is one at a time, may be changed and ended, and keeps what it has shown', async () => {
    await startTrial(service.context, 'new');
    await arrives(beside);
    await tally.flush();
    expect(await startTrial(service.context, 'new', { share: 0.2 })).toMatchObject({
      kind: 'ok',
      value: { state: 'shadow', trial: { share: 0.2, predictions: 1 } },
    });
    service.clock.advance(1000);
    await startTrial(service.context, 'third');
    expect([await state('new'), await state('third')]).toEqual(['challenger', 'shadow']);
    await endTrial(service.context, 'third');
    expect(await state('third')).toBe('challenger');
    expect(await trial()).toMatchObject({ predictions: 1 });
    expect(await endTrial(service.context, 'third')).toMatchObject({ code: 'not-on-trial' });
  });

  it('is not the champion, decides at most half, and nothing at all if the gate refused it', async () => {
    expect(await startTrial(service.context, 'old')).toMatchObject({ code: 'model-is-champion' });
    expect(await startTrial(service.context, 'new', { share: 0.51 })).toMatchObject({
      code: 'share-out-of-range',
    });
    await registerModel(service.context, { trained: trained('bad'), state: 'refused', gate: [] });
    expect(await startTrial(service.context, 'bad', { share: 0.1 })).toMatchObject({ code: 'model-refused' });
    expect(await startTrial(service.context, 'bad')).toMatchObject({ kind: 'ok' });
    await endTrial(service.context, 'bad');
    expect(await state('bad')).toBe('refused');
  });

  it('holds back what trainings would promote by themselves, for a week', async () => {
    await startTrial(service.context, 'new');
    expect((await trialThatHolds(service.context))?.id).toBe('new');
    service.clock.advance(7 * 86_400_000);
    expect(await trialThatHolds(service.context)).toBeNull();
  });

  it('is followed by every instance: begun, promoted and rolled back; another champion ends it', async () => {
    const relay = startOutboxRelay(service.context);
    const instances = await Promise.all(
      ['one', 'two'].map(async (instanceId) => {
        const events = await openEventStream(service.context, { instanceId });
        return { events, live: await openLiveModel(service.context, { events, load }) };
      }),
    );
    const all = (what: string, holds: (prediction: Prediction) => boolean) =>
      waitUntil(what, () =>
        instances.every(({ live }) =>
          live
            .current()
            .classifyBatch([input(1)])
            .every(holds),
        ),
      );
    try {
      await startTrial(service.context, 'new', { share: 0.5 });
      await all('the trial', (prediction) => prediction.beside !== undefined);
      await promoteModel(service.context, 'new');
      await all('the promotion', ({ modelId, beside: other }) => modelId === 'new' && other === undefined);
      await startTrial(service.context, 'third');
      await all('the second trial', ({ beside: other }) => other?.modelId === 'third');
      await rollBackModel(service.context);
      await all('the roll back', ({ modelId, beside: other }) => modelId === 'old' && other === undefined);
      expect(await state('third')).toBe('challenger');
    } finally {
      for (const { events, live } of instances) {
        await live.close();
        await events.close();
      }
      await relay.close();
    }
  });

  it('makes no mixed records: ticket and decision are of one model, while models are swapped under way', async () => {
    const relay = startOutboxRelay(service.context);
    const events = await openEventStream(service.context, { instanceId: 'one' });
    const live = await openLiveModel(service.context, { events, load });
    const swaps = [
      () => startTrial(service.context, 'new', { share: 0.5 }),
      () => promoteModel(service.context, 'new'),
      () => startTrial(service.context, 'third', { share: 0.4 }),
      () => rollBackModel(service.context),
    ];
    try {
      for (let round = 0; round < 40; round++) {
        const swapping = round % 5 === 0 ? swaps[(round / 5) % swaps.length]!() : null;
        const ticket = await arrives(() => live.current());
        await swapping;
        const records = await service.context.store.decisions.byTicket(ticket.id);
        const predictions = records.flatMap(({ data }) =>
          data.kind === 'prediction' ? [data.prediction] : [],
        );
        expect(predictions).toHaveLength(1);
        const { beside: other, ...used } = predictions[0]!;
        expect(used).toEqual(predictionOf(used.modelId));
        expect(ticket).toMatchObject(predictionOf(used.modelId));
        expect(other?.modelId).not.toBe(used.modelId);
        if (other !== undefined) expect(other.confidence).toBe(SAYS[other.modelId]!.confidence);
      }
    } finally {
      await live.close();
      await events.close();
      await relay.close();
    }
  });
});
