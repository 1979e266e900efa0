import type { Answer } from '../../../src/domain/answer.js';
import { fillAnswer } from '../../../src/knowledge/answers/fill-answer.js';
import { mayAnswerAutomatically } from '../../../src/knowledge/answers/may-answer-automatically.js';
import { answerScore } from '../../../src/knowledge/answers/rank-answers.js';
import type { Flow } from '../../../src/service/flow.js';
import { processMessages } from '../../../src/service/process-messages.js';
import { putAnswer } from '../../../src/service/put-answer.js';
import { rateAnswer, suggestAnswers } from '../../../src/service/suggest-answers.js';
import { aMessage, openService, type TestService } from '../../fixtures/service/open-service.js';

const TEXT =
  'Wo ist mein Paket? Ich habe die Bestellnummer 4711-2290 und warte seit Tagen auf die Lieferung.';
const article = (id: string, parts: Partial<Answer> = {}): Omit<Answer, 'version' | 'ratings'> => ({
  id,
  businessCase: 'track_order',
  language: 'de',
  title: `Artikel ${id}`,
  text: 'Ihre Bestellung {{order_number}} ist unterwegs.',
  requiredEntities: ['order_number'],
  automatic: true,
  ...parts,
});

describe('answers', () => {
  let service: TestService;
  beforeEach(async () => {
    service = await openService();
  });
  afterEach(() => service.context.bus.close());

  const put = async (...articles: Omit<Answer, 'version' | 'ratings'>[]) => {
    for (const one of articles) await putAnswer(service.context, service.flow.knowledge, one);
  };
  const arrives = async (
    id: string,
    text: string,
    parts: { from?: string; channel?: 'chat' | 'web-form' } = {},
  ) => {
    await processMessages(service.context, service.flow, [await aMessage(service, { id, text, ...parts })]);
    return (await service.context.store.tickets.find({ messageId: id })).items[0]!;
  };
  const replies = async () =>
    (await service.context.store.outbox.unpublished(1000))
      .map(({ event }) => event)
      .filter(({ topic }) => topic === 'weiche.replies');

  it('go out by themselves where case, confidence, article and facts permit, with the way to a person', async () => {
    await put(article('a1'));
    const ticket = await arrives('m1', TEXT);
    expect(ticket).toMatchObject({ state: 'answered', agentId: null });
    // whoever gets the customer's reply sees what the machine has said
    expect(ticket.replies).toMatchObject([{ automatic: true, articleId: 'a1', messageId: 'm1' }]);
    const [reply, ...more] = await replies();
    expect(more).toEqual([]);
    expect(reply).toMatchObject({
      type: 'reply.automatic',
      key: ticket.id,
      data: {
        articleId: 'a1',
        to: 'm1@kunde.example',
        subject: `[T-${ticket.id}]`,
        autoSubmitted: 'auto-replied',
        language: 'de',
      },
    });
    expect(reply?.data['text']).toMatch(/^Ihre Bestellung 4711-2290 ist unterwegs\.\n\n.*ein Mensch/);
    // a delivery that is repeated answers nothing again
    await processMessages(service.context, service.flow, [await aMessage(service, { id: 'm1', text: TEXT })]);
    expect(await replies()).toHaveLength(1);
  });

  it('are never sent twice to a customer: who writes back gets a person, on any channel', async () => {
    await put(article('a1'));
    await arrives('m1', TEXT, { from: 'k@kunde.example' });
    const again = await arrives('m2', 'Das hilft mir nicht, wo ist mein Paket 4711-2290 denn nun?', {
      from: 'k@kunde.example',
      channel: 'chat',
    });
    expect(again.state).toBe('pending');
    expect(await replies()).toHaveLength(1);
    const both = await Promise.all([
      aMessage(service, { id: 'n1', text: `${TEXT} Eins`, from: 'z@kunde.example' }),
      aMessage(service, {
        id: 'n2',
        text: 'Mein Paket 4711-2291 fehlt',
        from: 'z@kunde.example',
        channel: 'chat',
      }),
    ]);
    await processMessages(service.context, service.flow, both);
    expect(await replies()).toHaveLength(1);
  });

  it.each<[string, Partial<Answer>, string]>([
    ['a fact is missing', {}, 'Hallo, wo ist mein Paket? Ich warte seit Tagen auf die Lieferung.'],
    ['the article is not for sending', { automatic: false }, TEXT],
    ['the article is in another language', { language: 'en' }, TEXT],
    [
      'the case is for persons only',
      { businessCase: 'get_invoice' },
      'Die Rechnung zur Bestellnummer 4711-2290 fehlt',
    ],
  ])('stay with an agent where %s', async (_, parts, text) => {
    await put(article('a1', parts));
    expect((await arrives('m1', text)).state).toBe('pending');
    expect(await replies()).toEqual([]);
  });

  it('stay with an agent where a correction had a say', async () => {
    await put(article('a1'));
    const flow: Flow = {
      ...service.flow,
      classifier: () => {
        const classifier = service.flow.classifier();
        const classifyBatch: typeof classifier.classifyBatch = (inputs) =>
          classifier.classifyBatch(inputs).map((one) => ({ ...one, tier: 'preselect' }));
        return { ...classifier, classifyBatch };
      },
    };
    await processMessages(service.context, flow, [await aMessage(service, { id: 'm1', text: TEXT })]);
    expect(await replies()).toEqual([]);
  });

  it('are suggested to the agent with the facts filled in, complete ones first, and learn from ratings', async () => {
    const { context } = service;
    await put(
      article('a1', { automatic: false }),
      article('a2', { automatic: false }),
      article('a3', { text: 'Kundennummer {{customer_number}}', requiredEntities: [] }),
      article('a4', { language: 'en', automatic: false }),
      article('b1', { businessCase: 'get_invoice' }),
    );
    await service.context.store.answers.put({
      ...(await context.store.answers.get('a3'))!,
      automatic: false,
    });
    const ticket = await arrives('m1', TEXT);
    const suggested = async () => {
      const outcome = await suggestAnswers(context, service.flow.knowledge, ticket.id);
      return outcome.kind === 'ok' ? outcome.value : [];
    };
    expect((await suggested()).map(({ answerId, missing }) => [answerId, missing])).toEqual([
      ['a1', []],
      ['a2', []],
      ['a3', ['customer_number']],
      ['a4', []],
    ]);
    expect((await suggested())[0]?.text).toBe('Ihre Bestellung 4711-2290 ist unterwegs.');
    const rate = (answerId: string, helpful: boolean, raterId: string) =>
      rateAnswer(
        context,
        service.flow.knowledge,
        { ticketId: ticket.id, answerId },
        { helpful, by: 'agent', raterId },
      );
    await rate('a2', true, 'anna');
    await rate('a2', true, 'anna');
    expect((await context.store.answers.get('a2'))?.ratings).toEqual({ helpful: 1, unhelpful: 0 });
    expect((await suggested())[0]?.answerId).toBe('a2');
    await rate('a2', false, 'ben');
    await rate('a2', false, 'cleo');
    await rate('a2', false, 'dora');
    expect((await suggested())[0]?.answerId).toBe('a1');
    // a better wording keeps what was said of it
    await put(article('a2', { text: 'neu', automatic: false }));
    expect((await context.store.answers.get('a2'))?.ratings).toEqual({ helpful: 1, unhelpful: 3 });
  });

  it('that were shipped are suggested and rated like the company’s own', async () => {
    const shipped: Answer = { ...article('shipped'), version: 0 };
    const { context } = service;
    const knowledge = {
      answers: async () => {
        const stored = await context.store.answers.all();
        return stored.some(({ id }) => id === shipped.id) ? stored : [...stored, shipped];
      },
    };
    const ticket = await arrives('m1', TEXT);
    expect(await suggestAnswers(context, knowledge, ticket.id)).toMatchObject({
      value: [{ answerId: 'shipped' }],
    });
    const place = { ticketId: ticket.id, answerId: 'shipped' };
    const rating = { helpful: true, by: 'agent', raterId: 'anna' } as const;
    expect(await rateAnswer(context, knowledge, place, rating)).toMatchObject({ kind: 'ok' });
    expect(await context.store.answers.get('shipped')).toMatchObject({ ratings: { helpful: 1 } });
  });

  it('keep what they cannot fill, and take the surest fact', () => {
    const entity = { type: 'date', text: '', start: 0, end: 1, recognizer: 'date' };
    const filled = fillAnswer({ text: '{{ date }} {{iban}} {{x', requiredEntities: ['money'] }, [
      { ...entity, value: '2026-01-01', confidence: 0.5 },
      { ...entity, value: '2026-02-02', confidence: 0.9 },
    ]);
    expect(filled).toEqual({ text: '2026-02-02 {{iban}} {{x', missing: ['money', 'iban'] });
    // nor what a customer has written as a placeholder
    const named = { ...entity, type: 'person_name', value: '{{date}}', confidence: 1 };
    const greeting = fillAnswer({ text: '{{person_name}}', requiredEntities: [] }, [named]);
    expect(greeting.text).toBe('{{date}}');
  });

  it('are scored by what is sure: many good ratings above one, a new article above a bad one', () => {
    const score = (helpful: number, unhelpful: number) => answerScore({ ratings: { helpful, unhelpful } });
    expect(score(50, 2)).toBeGreaterThan(score(1, 0));
    expect(score(1, 0)).toBeGreaterThan(answerScore({}));
    expect(answerScore({})).toBeGreaterThan(score(0, 3));
  });

  it.each([
    'contract_cancellation',
    'cancel_order',
    'withdrawal',
    'complaint',
    'data_privacy_request',
    'vertrag_kuendigen',
  ])('are never sent by themselves for %s, whatever the settings say', (key) => {
    const ticket = {
      state: 'pending',
      tier: 'automate',
      outOfScope: false,
      businessCase: key,
      secondary: [],
    } as const;
    expect(mayAnswerAutomatically(ticket, { automation: 'allowed' })).toBe(false);
    expect(
      mayAnswerAutomatically({ ...ticket, businessCase: 'track_order' }, { automation: 'allowed' }),
    ).toBe(true);
  });
});
