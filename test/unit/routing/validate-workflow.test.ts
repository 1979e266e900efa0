import fc from 'fast-check';
import { CHANNELS } from '../../../src/domain/channel.js';
import { TIERS } from '../../../src/domain/prediction.js';
import { URGENCIES, URGENCY_SIGNS, urgencyOf } from '../../../src/domain/urgency.js';
import type { FilterCondition } from '../../../src/domain/workflow.js';
import { validateWorkflow } from '../../../src/routing/validate-workflow.js';
import { filterCovers } from '../../../src/routing/workflow/filter-covers.js';
import { tryFilter } from '../../../src/routing/workflow/filter-trial.js';

const known = {
  queues: ['billing', 'orders'],
  businessCases: ['get_invoice', 'place_order'],
  skills: ['billing'],
};
const target = { queue: 'billing', priority: 0 };
const filter = (name: string, when: object, differing: object = {}) => ({
  name,
  when,
  target: { ...target, ...differing },
});
const check = (input: unknown) => validateWorkflow(input, known);

describe('validateWorkflow', () => {
  it('accepts a workflow, with or without version; the triage queue always exists', () => {
    const input = {
      filters: [
        filter(
          'invoices',
          { businessCase: ['get_invoice'], tier: ['automate', 'preselect'] },
          { requiredSkills: { billing: 3 } },
        ),
      ],
      default: { queue: 'triage', priority: 0 },
    };
    expect(check(input)).toEqual({ ok: true, workflow: { ...input, version: 0 } });
    expect(check({ ...input, version: 4 })).toMatchObject({ ok: true, workflow: { version: 4 } });
  });

  it.each<[string, unknown, string, string]>([
    ['no object', 'filters', '', 'must be object'],
    ['no default', { filters: [] }, '', "must have required property 'default'"],
    ['an unknown field', { filters: [], default: { ...target, skill: 1 } }, '/default', '("skill")'],
    [
      'a prototype key',
      JSON.parse('{"filters":[],"default":{"queue":"billing","priority":0,"__proto__":1}}'),
      '/default',
      '("__proto__")',
    ],
    [
      'an unknown channel',
      { filters: [filter('a', { channel: ['fax'] })], default: target },
      '/filters/0/when/channel/0',
      'email, web-form, chat',
    ],
    [
      'an unknown queue',
      { filters: [filter('a', {}, { queue: 'moon' })], default: target },
      '/filters/0/target/queue',
      'There is no queue "moon".',
    ],
    [
      'an unknown skill',
      { filters: [], default: { ...target, requiredSkills: { 'law/tax': 1 } } },
      '/default/requiredSkills/law~1tax',
      'No agent has the skill "law/tax".',
    ],
    [
      'an unknown business case',
      { filters: [filter('a', { businessCase: ['x'] })], default: target },
      '/filters/0/when/businessCase/0',
      'no business case "x"',
    ],
    [
      'a level of 9',
      { filters: [], default: { ...target, requiredSkills: { billing: 9 } } },
      '/default/requiredSkills/billing',
      'must be <= 5',
    ],
    [
      'a doubled name',
      { filters: [filter('a', { language: ['de'] }), filter('a', { language: ['en'] })], default: target },
      '/filters/1/name',
      'Another filter',
    ],
    [
      'the default’s name',
      { filters: [filter('default', {})], default: target },
      '/filters/0/name',
      'stands for the default',
    ],
    [
      'an unreachable filter',
      {
        filters: [
          filter('a', { channel: ['email', 'chat'] }),
          filter('b', { channel: ['chat'], language: ['de'] }),
        ],
        default: target,
      },
      '/filters/1',
      'filter "a" before it takes every ticket',
    ],
    [
      'an unknown sign of urgency',
      { filters: [filter('a', { urgencySigns: ['rage'] })], default: target },
      '/filters/0/when/urgencySigns/0',
      'haste, deadline, legal-threat, anger, emphasis',
    ],
    [
      'an attribute without values',
      { filters: [filter('a', { customerAttributes: { segment: [] } })], default: target },
      '/filters/0/when/customerAttributes/segment',
      'must NOT have fewer than 1 items',
    ],
    [
      'a filter on an attribute behind one that takes more of its values',
      {
        filters: [
          filter('a', { customerAttributes: { segment: ['vip', 'gold'] } }),
          filter('b', { customerAttributes: { segment: ['vip'], region: ['north'] }, urgency: ['high'] }),
        ],
        default: target,
      },
      '/filters/1',
      'filter "a" before it takes every ticket',
    ],
    [
      'a filter for calm messages that ask for haste',
      { filters: [filter('a', { urgency: ['normal'], urgencySigns: ['haste'] })], default: target },
      '/filters/0/when',
      'can never hold',
    ],
    [
      'a filter that never holds',
      { filters: [filter('a', { outOfScope: true, businessCase: ['get_invoice'] })], default: target },
      '/filters/0/when',
      'can never hold',
    ],
  ])('refuses %s', (_what, input, path, sentence) => {
    const result = check(input);
    expect(result.ok ? [] : result.problems).toContainEqual({
      path,
      sentence: expect.stringContaining(sentence),
    });
  });

  it('reports all problems at once, but not without end', () => {
    const filters = Array.from({ length: 300 }, (_, index) =>
      filter(`f${index}`, { language: [`l${index}`] }, { queue: 'moon' }),
    );
    expect(check({ filters, default: target })).toMatchObject({ ok: false, problems: { length: 100 } });
  });
});

describe('filterCovers', () => {
  const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });
  const condition = fc
    .record(
      {
        businessCase: some(['c1', 'c2']),
        tier: some(TIERS),
        channel: some(CHANNELS),
        language: some(['de', 'en']),
        outOfScope: fc.boolean(),
        hasEntities: some(['date', 'iban']),
        minimumConfidence: fc.constantFrom(0, 0.5, 0.9),
        urgency: some(URGENCIES),
        urgencySigns: some(URGENCY_SIGNS.slice(0, 3)),
        customerAttributes: fc.record(
          { segment: some(['vip', 'small']), region: some(['north']) },
          { requiredKeys: ['segment'] },
        ),
      },
      { requiredKeys: [] },
    )
    .map((when): FilterCondition => when);
  const facts = fc
    .record({
      businessCase: fc.constantFrom('c1', 'c2', null),
      tier: fc.constantFrom(...TIERS),
      confidence: fc.constantFrom(0, 0.4, 0.5, 0.9, 1),
      channel: fc.constantFrom(...CHANNELS),
      language: fc.constantFrom('de', 'en', 'fr'),
      entityTypes: fc.subarray(['date', 'iban']),
      urgencySigns: fc.subarray([...URGENCY_SIGNS]),
      customerAttributes: fc.record(
        { segment: fc.constantFrom('vip', 'small', 'none'), region: fc.constantFrom('north', 'south') },
        { requiredKeys: [] },
      ),
    })
    .map((each) => ({
      ...each,
      outOfScope: each.businessCase === null,
      urgency: urgencyOf(each.urgencySigns),
    }));

  it('is never said of a filter that could still get a ticket', () => {
    const holds = (when: FilterCondition, of: Parameters<typeof tryFilter>[1]) =>
      tryFilter({ name: 'f', when, target }, of).matched;
    let covering = 0;
    fc.assert(
      fc.property(
        condition,
        condition,
        fc.boolean(),
        fc.array(facts, { minLength: 20 }),
        (earlier, other, narrower, all) => {
          // a narrower condition is mostly covered, any other one seldom
          const later = narrower ? { ...other, ...earlier } : other;
          if (!filterCovers(earlier, later)) return;
          covering++;
          for (const each of all) if (holds(later, each)) expect(holds(earlier, each)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
    expect(covering).toBeGreaterThan(200);
  });
});

describe('steps of relaxation', () => {
  const knowing = {
    ...known,
    skills: ['billing', 'law', 'german'],
    queueSkills: { billing: { billing: 2 } },
    caseSkills: { get_invoice: { billing: 3 }, place_order: { law: 1 } },
  };
  const relaxed = (relaxation: unknown, when: object = { businessCase: ['place_order'] }) =>
    validateWorkflow({ filters: [filter('a', when, { relaxation })], default: target }, knowing);

  it('may lower and drop what is asked for, in the order of time', () => {
    expect(
      relaxed([
        { afterSeconds: 60, lower: { billing: 1 } },
        { afterSeconds: 120, drop: ['law'] },
      ]),
    ).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, object, string, string]>([
    [
      'out of order',
      [
        { afterSeconds: 60, drop: ['law'] },
        { afterSeconds: 60, lower: { billing: 1 } },
      ],
      { businessCase: ['place_order'] },
      '/filters/0/target/relaxation/1/afterSeconds',
      'It must come after the step before it.',
    ],
    [
      'that leave nothing',
      [
        { afterSeconds: 60, drop: ['law'] },
        { afterSeconds: 90, drop: ['billing'] },
      ],
      { businessCase: ['place_order'] },
      '/filters/0/target/relaxation',
      'Its steps drop every skill; a ticket must never go to just anyone.',
    ],
    [
      'that leave nothing of what the queue asks for',
      [{ afterSeconds: 60, drop: ['billing'] }],
      {},
      '/filters/0/target/relaxation',
      'Its steps drop every skill; a ticket must never go to just anyone.',
    ],
    [
      'about a skill that nothing here asks for',
      [{ afterSeconds: 60, drop: ['law'] }],
      { businessCase: ['get_invoice'] },
      '/filters/0/target/relaxation/0',
      'Nothing that comes here asks for the skill "law".',
    ],
    [
      'that change nothing',
      [{ afterSeconds: 60 }],
      {},
      '/filters/0/target/relaxation/0',
      'It must drop or lower a skill.',
    ],
  ])('%s are refused', (_, relaxation, when, path, sentence) => {
    const result = relaxed(relaxation, when);
    expect(result).toMatchObject({ ok: false });
    if (result.ok) return;
    expect(result.problems).toContainEqual({ path, sentence: expect.stringContaining(sentence) });
  });
});
