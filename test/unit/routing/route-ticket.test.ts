import type { BusinessCase } from '../../../src/domain/business-case.js';
import type { Workflow } from '../../../src/domain/workflow.js';
import { routeTicket } from '../../../src/routing/route-ticket.js';
import type { TicketFacts } from '../../../src/routing/ticket-facts.js';
import { queue } from './samples.js';

const facts: TicketFacts = {
  businessCase: 'check_invoice',
  tier: 'suggest',
  outOfScope: false,
  confidence: 0.8,
  channel: 'email',
  language: 'de',
  entityTypes: ['invoice_number'],
};
const checkInvoice: BusinessCase = {
  key: 'check_invoice',
  names: { de: 'Rechnung prüfen', en: 'Check invoice' },
  description: { de: '', en: '' },
  synonyms: { de: [], en: [] },
  automation: 'never',
  skills: { billing: 3, orders: 1 },
  targetWaitSeconds: { email: 3600, 'web-form': 3600, chat: 30 },
  priority: 2,
  requiredEntities: [],
};
const workflow: Workflow = {
  version: 7,
  filters: [
    {
      name: 'chats',
      when: { channel: ['chat'], language: ['en', 'fr'] },
      target: { queue: 'chat', priority: 5 },
    },
    {
      name: 'invoices',
      when: { businessCase: ['check_invoice'], hasEntities: ['invoice_number'], minimumConfidence: 0.5 },
      target: {
        queue: 'billing',
        priority: 1,
        requiredSkills: { billing: 2, german: 1 },
        reservationTimeoutSeconds: 45,
      },
    },
    { name: 'strange', when: { outOfScope: true }, target: { queue: 'nowhere', priority: 0 } },
  ],
  default: { queue: 'support', priority: 0 },
};
const settings = {
  workflow,
  queues: [
    queue('billing', { requiredSkills: { billing: 1, orders: 2 } }),
    queue('support'),
    queue('triage', { requiredSkills: { triage: 2 } }),
  ],
  businessCases: [checkInvoice],
};

describe('routeTicket', () => {
  it('takes the first filter that holds and asks for the highest minimum of every skill', () => {
    const routed = routeTicket(facts, settings);
    expect(routed).toMatchObject({ queue: 'billing', priority: 3, reservationTimeoutSeconds: 45 });
    expect(routed.requiredSkills).toEqual({ billing: 3, german: 1, orders: 2 });
    expect(routed.record).toEqual({
      kind: 'queueing',
      workflowVersion: 7,
      queue: 'billing',
      priority: 3,
      requiredSkills: routed.requiredSkills,
      filters: [
        {
          filter: 'chats',
          matched: false,
          failed: ['the channel is “email”, not one of: chat.', 'the language is “de”, not one of: en, fr.'],
        },
        { filter: 'invoices', matched: true, failed: [] },
      ],
    });
  });

  it('takes the default when no filter holds, and says why each did not', () => {
    const routed = routeTicket({ ...facts, entityTypes: [], confidence: 0.4 }, settings);
    expect(routed).toMatchObject({ queue: 'support', priority: 2, reservationTimeoutSeconds: 30 });
    expect(routed.record.filters[1]?.failed).toEqual([
      'the message does not hold: invoice_number.',
      'the confidence is 40.0 %, below 50.0 %.',
    ]);
    expect(routed.record.filters.at(-1)).toEqual({ filter: 'default', matched: true, failed: [] });
  });

  it('tells urgency and customers apart, and says which of it failed', () => {
    const vip: Workflow = {
      ...workflow,
      filters: [
        {
          name: 'vip in a hurry',
          when: {
            customerAttributes: { segment: ['vip', 'gold'], region: ['north'] },
            urgency: ['high'],
            urgencySigns: ['anger', 'legal-threat'],
          },
          target: { queue: 'billing', priority: 9 },
        },
      ],
    };
    const trial = (differing: Partial<TicketFacts>) =>
      routeTicket({ ...facts, ...differing }, { ...settings, workflow: vip }).record.filters[0];
    const hurried: Partial<TicketFacts> = {
      customerAttributes: { segment: 'gold', region: 'north', since: '2019' },
      urgency: 'high',
      urgencySigns: ['deadline', 'anger'],
    };
    expect(trial(hurried)).toMatchObject({ matched: true });
    expect(trial({})?.failed).toEqual([
      'the urgency is “normal”, not one of: high.',
      'the message shows none of the signs: anger, legal-threat.',
      'the customer’s “segment” is not known; one of these is wanted: vip, gold.',
      'the customer’s “region” is not known; one of these is wanted: north.',
    ]);
    expect(trial({ ...hurried, customerAttributes: { segment: 'small', region: 'north' } })?.failed).toEqual([
      'the customer’s “segment” is “small”, not one of: vip, gold.',
    ]);
  });

  it('does not trust a guessed business case where the filter does not name the tier triage', () => {
    expect(routeTicket({ ...facts, tier: 'triage' }, settings).queue).toBe('support');
    const trusting: Workflow = {
      ...workflow,
      filters: [
        {
          name: 'all',
          when: { businessCase: ['check_invoice'], tier: ['triage'] },
          target: { queue: 'billing', priority: 0 },
        },
      ],
    };
    expect(routeTicket({ ...facts, tier: 'triage' }, { ...settings, workflow: trusting }).queue).toBe(
      'billing',
    );
  });

  it('sends a ticket to triage, with the skills of triage only, when the queue is unknown', () => {
    const routed = routeTicket({ ...facts, businessCase: null, outOfScope: true, tier: 'triage' }, settings);
    expect(routed).toMatchObject({ queue: 'triage', requiredSkills: { triage: 2 } });
    expect(routed.record.filters.at(-1)?.failed[0]).toContain('“nowhere” does not exist');
  });

  it('sends everything to triage before the first workflow', () => {
    expect(routeTicket(facts, { ...settings, workflow: null })).toMatchObject({
      queue: 'triage',
      requiredSkills: { triage: 2 },
    });
    expect(routeTicket(facts, { workflow: null, queues: [], businessCases: [] })).toMatchObject({
      queue: 'triage',
      requiredSkills: {},
    });
  });

  it.each(['__proto__', 'constructor', 'a\u0000b', '\ud800', 'x'.repeat(100_000)])(
    'bears the business case %.20j',
    (businessCase) => {
      expect(routeTicket({ ...facts, businessCase }, settings).queue).toBe('support');
    },
  );
});
