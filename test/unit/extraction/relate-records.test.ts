import fc from 'fast-check';
import { DIRECTORY_KEY_TYPES } from '../../../src/domain/customer-record.js';
import type { RelatedRecords } from '../../../src/domain/related-records.js';
import { type NamedKey, type RelateInput, relateRecords } from '../../../src/extraction/relate-records.js';
import { aCustomer, anotherCustomer } from '../../fixtures/domain/a-customer.js';

const at = new Date('2026-03-02T08:00:00Z');
const written = (type: NamedKey['type'], value: string): NamedKey => ({ type, value, origin: 'text' });
const sender = (value: string): NamedKey => ({ type: 'email_address', value, origin: 'sender' });
const relate = (keys: readonly NamedKey[], parts: Partial<RelateInput> = {}) =>
  relateRecords({ keys, customers: [aCustomer(), anotherCustomer()], unanswered: [], at, ...parts });

/** Shortly: who, how sure, what is contradicted. */
const told = (related: RelatedRecords | null) =>
  related && [
    related.outcome,
    related.customer?.customerNumber ?? null,
    related.confidence,
    related.conflicts.map(({ kind, value, customerNumber }) => `${kind} ${value} ${customerNumber}`),
  ];

const KARIN = sender('karin@kunde.example');

describe('the customer to whom messages are related', () => {
  it.each<[string, readonly NamedKey[], ReturnType<typeof told>]>([
    ['by the sender’s address', [KARIN], ['matched', 'K-77', 0.9, []]],
    ['by an order number alone', [written('order_number', '4711-2290')], ['matched', 'K-77', 0.85, []]],
    ['surer by both', [KARIN, written('order_number', '4711-2290')], ['matched', 'K-77', 0.985, []]],
    [
      'by what the calling system says',
      [{ type: 'customer_number', value: 'K-88', origin: 'caller' }],
      ['matched', 'K-88', 0.99, []],
    ],
    [
      'though one digit of the order is wrong, and it is another’s',
      [KARIN, written('customer_number', 'K-77'), written('order_number', '4711-3333')],
      ['matched', 'K-77', 0.968, ['other-customer 4711-3333 K-88']],
    ],
    [
      'who has written from another’s address',
      [KARIN, written('order_number', '4711-3333'), written('invoice_number', 'RE-2026-17')],
      ['matched', 'K-88', 0.813, ['other-customer karin@kunde.example K-77']],
    ],
    [
      'with a number that nobody has',
      [KARIN, written('order_number', '4711-0000')],
      ['matched', 'K-77', 0.9, ['not-found 4711-0000 null']],
    ],
    [
      'by nobody’s address: new ones are no contradiction',
      [sender('new@kunde.example')],
      ['unknown', null, 0, []],
    ],
    ['by nobody’s number', [written('contract_number', 'X')], ['unknown', null, 0, ['not-found X null']]],
    ['by nothing', [], null],
  ])('is found %s', (_, keys, expected) => expect(told(relate(keys))).toEqual(expected));

  it('is not chosen between two who share an address', () => {
    const son = anotherCustomer({ emailAddresses: ['karin@kunde.example'] });
    const related = relate([KARIN], { customers: [aCustomer(), son] });
    expect(related).toMatchObject({
      outcome: 'ambiguous',
      customer: null,
      orders: [],
      conflicts: [],
      matchedBy: [],
    });
    expect(related?.candidates).toEqual([
      { customerNumber: 'K-77', name: 'Karin Obermeier', confidence: 0.474 },
      { customerNumber: 'K-88', name: 'Jonas Brandt', confidence: 0.474 },
    ]);
  });

  it('comes with what is named, then the latest three of each kind', () => {
    const orders = ['5', '4', '3', '2', '1'].map((number) => ({ number, fields: {} }));
    const related = relate([KARIN, written('order_number', '1')], { customers: [aCustomer({ orders })] });
    expect(related?.orders.map(({ number, named }) => [number, named])).toEqual([
      ['1', true],
      ['5', false],
      ['4', false],
      ['3', false],
    ]);
    expect(related?.contracts).toEqual([
      { number: 'VK80021', fields: { tariff: 'Strom Natur' }, named: false },
    ]);
    expect(related?.matchedBy).toEqual([
      { type: 'email_address', value: 'karin@kunde.example' },
      { type: 'order_number', value: '1' },
    ]);
  });

  it('is unavailable where the directory did not answer, and no number is called unknown then', () => {
    const keys = [KARIN, written('order_number', '4711-2290')];
    expect(relate(keys, { customers: [], unanswered: keys })).toMatchObject({
      outcome: 'unavailable',
      customer: null,
      conflicts: [],
      complete: false,
    });
    // half an answer is better than none
    expect(relate(keys, { unanswered: [keys[1]!] })).toMatchObject({ outcome: 'matched', complete: false });
  });

  it('is never surer than certain, and all who may be meant share one certainty', () => {
    const key = fc.record({
      type: fc.constantFrom(...DIRECTORY_KEY_TYPES),
      value: fc.constantFrom('K-77', 'K-88', '4711-2290', '4711-3333', 'karin@kunde.example', 'VK80021', 'x'),
      origin: fc.constantFrom('caller' as const, 'sender' as const, 'text' as const),
    });
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 8 }), (keys) => {
        const related = relate(keys);
        if (related === null) throw new Error('something is named');
        const { outcome, customer, confidence, candidates } = related;
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThan(1);
        expect(outcome === 'matched').toBe(customer !== null);
        expect(customer === null || confidence >= 0.5).toBe(true);
        expect(candidates.reduce((sum, one) => sum + one.confidence, 0)).toBeLessThan(1);
        // the order in which things are written says nothing
        expect(relate([...keys].reverse())?.confidence).toBe(confidence);
      }),
    );
  });
});
