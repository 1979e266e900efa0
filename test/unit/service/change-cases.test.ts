import { caseHistory, mergeCases, renameCase, splitCase } from '../../../src/service/change-cases.js';
import { openEventStream } from '../../../src/service/event-stream.js';
import { addExamples, putBusinessCase } from '../../../src/service/knowledge-changes.js';
import { openLiveCases } from '../../../src/service/live-cases.js';
import { putAnswer } from '../../../src/service/put-answer.js';
import { waitUntil } from '../../contract/wait-until.js';
import { openService, type TestService, wordClassifier } from '../../fixtures/service/open-service.js';

describe('business cases are', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService();
  });
  afterEach(() => service.context.bus.close());

  const parts = () => ({ context: service.context, knowledge: service.flow.knowledge, by: 'dora' });
  const keys = async () => (await service.flow.knowledge.businessCases()).map(({ key }) => key).sort();
  const labels = async () => (await service.flow.knowledge.trainingRows()).map(({ label }) => label);
  const filters = async () =>
    (await service.context.store.workflows.current())?.filters.map(({ when }) => when.businessCase);

  it('renamed: examples, workflow and articles follow, on all instances, and the old key is still understood', async () => {
    const { context, flow } = service;
    const article = {
      id: 'a1',
      businessCase: 'track_order',
      language: 'de',
      title: 't',
      text: 't',
      requiredEntities: [],
    };
    await putAnswer(context, flow.knowledge, { ...article, language: 'de' });
    const events = await openEventStream(context, { instanceId: 'two' });
    const cases = await openLiveCases(context, { events });
    const classify = () =>
      cases.following(wordClassifier()).classifyBatch([{ text: 'Paket?' }])[0]?.businessCase;
    expect(classify()).toBe('track_order');
    const to = { key: 'find_parcel', names: { de: 'Paket finden', en: 'Find parcel' } };
    expect(await renameCase(parts(), 'track_order', to)).toMatchObject({ kind: 'ok', value: to });
    expect(await keys()).toEqual(['find_parcel', 'get_invoice']);
    expect(await labels()).toEqual(['find_parcel']);
    expect(await filters()).toEqual([['find_parcel'], ['get_invoice']]);
    expect((await context.store.answers.all())[0]?.businessCase).toBe('find_parcel');
    expect((await flow.knowledge.businessCase('track_order'))?.key).toBe('find_parcel');
    await waitUntil('the new name', () => classify() === 'find_parcel');
    await cases.close();
    await events.close();

    expect(await renameCase(parts(), 'find_parcel', { key: 'track_order' })).toMatchObject({ kind: 'ok' });
    expect(await keys()).toEqual(['get_invoice', 'track_order']);
    expect(await labels()).toEqual(['track_order']);
  });

  it('merged, and the history tells it', async () => {
    await renameCase(parts(), 'track_order', { key: 'find_parcel' });
    service.clock.advance(1000);
    expect(await mergeCases(parts(), 'find_parcel', 'get_invoice')).toMatchObject({ kind: 'ok' });
    expect(await keys()).toEqual(['get_invoice']);
    expect(await labels()).toEqual(['get_invoice']);
    for (const key of ['get_invoice', 'find_parcel', 'track_order']) {
      expect(await caseHistory(service.context, key)).toMatchObject([
        { kind: 'renamed', from: 'track_order', into: ['find_parcel'], by: 'dora' },
        { kind: 'merged', from: 'find_parcel', into: ['get_invoice'] },
      ]);
    }
    expect(await mergeCases(parts(), 'track_order', 'get_invoice')).toMatchObject({
      code: 'business-case-not-found',
    });
    expect(await mergeCases(parts(), 'get_invoice', 'get_invoice')).toMatchObject({
      code: 'merge-with-itself',
    });
  });

  it('split: each example goes to the part that it resembles', async () => {
    const { context, flow } = service;
    const copies = [
      'Rechnung nochmal schicken',
      'Kopie der Rechnung schicken',
      'Rechnung als Kopie bitte',
      'schicken Sie die Kopie',
      'nochmal eine Kopie schicken',
    ];
    const wrong = [
      'Rechnung ist falsch',
      'Betrag stimmt nicht',
      'falscher Betrag verlangt',
      'Betrag ist falsch',
      'das stimmt nicht, falsch',
    ];
    const more = ['bitte die Kopie nochmal schicken', 'der Betrag stimmt nicht, ist falsch', 'xyz'];
    const rows = more.map((text) => ({ text, label: 'get_invoice' }));
    await addExamples(context, flow.knowledge, rows, 'dora');
    const [, old] = await flow.knowledge.businessCases();
    const part = (key: string, examples: readonly string[]) => ({ ...old!, key, examples });
    const into = [part('invoice_copy', copies), part('invoice_wrong', wrong)];
    expect(await splitCase(parts(), 'get_invoice', [into[0]!, part('b', ['x'])])).toMatchObject({
      problems: [{ path: '/parts/1/examples' }],
    });
    // the five golden rows and xyz say too little
    expect(await splitCase(parts(), 'get_invoice', into)).toEqual({
      kind: 'ok',
      value: { assigned: { invoice_copy: 6, invoice_wrong: 6 }, unassigned: 6 },
    });
    expect(await keys()).toEqual(['invoice_copy', 'invoice_wrong', 'track_order']);
    const byText = new Map((await flow.knowledge.trainingRows()).map(({ text, label }) => [text, label]));
    expect(more.map((text) => byText.get(text))).toEqual(['invoice_copy', 'invoice_wrong', undefined]);
    expect(await filters()).toEqual([['track_order'], ['invoice_copy', 'invoice_wrong']]);
  });

  it('not renamed to a key that is taken, nor changed when they are not there', async () => {
    expect(await renameCase(parts(), 'track_order', { key: 'get_invoice' })).toMatchObject({
      code: 'business-case-exists',
    });
    expect(await renameCase(parts(), 'nothing', { key: 'x' })).toMatchObject({ kind: 'not-found' });
    const [first] = await service.flow.knowledge.businessCases();
    await putBusinessCase(service.context, { ...first!, key: 'extra' });
    expect(await keys()).toContain('extra');
  });
});
