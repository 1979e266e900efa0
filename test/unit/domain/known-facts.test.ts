import { knownFacts, missingFacts } from '../../../src/domain/known-facts.js';
import type { RelatedRecords } from '../../../src/domain/related-records.js';

const related = (parts: Partial<RelatedRecords> = {}): RelatedRecords => ({
  outcome: 'matched',
  customer: { customerNumber: 'K-77', name: 'Karin Obermeier', fields: { segment: 'business' } },
  confidence: 0.9,
  matchedBy: [],
  orders: [],
  contracts: [{ number: 'VK80021', fields: { tariff: 'Strom Natur' }, named: false }],
  invoices: [],
  candidates: [],
  conflicts: [],
  complete: true,
  lookedUpAt: new Date(0),
  ...parts,
});
const order = (number: string, named: boolean) => ({ number, fields: { status: 'sent' }, named });
const entity = (type: string, value: string) => ({ type, value, confidence: 0.9 });
const facts = (parts: Partial<RelatedRecords>, entities = [entity('date', '2026-03-01')]) =>
  Object.fromEntries(
    knownFacts({ entities, related: related(parts) }).map(({ type, value }) => [type, value]),
  );

describe('what is known of a ticket', () => {
  it('is what was written and what the customer’s only contract tells', () => {
    expect(facts({})).toEqual({
      date: '2026-03-01',
      customer_number: 'K-77',
      customer_name: 'Karin Obermeier',
      person_name: 'Karin Obermeier',
      customer_segment: 'business',
      contract_number: 'VK80021',
      contract_tariff: 'Strom Natur',
    });
  });

  it('is first what was written', () => {
    expect(facts({}, [entity('customer_number', 'K-1')])).toMatchObject({ customer_number: 'K-1' });
  });

  it('is of several orders the one that is named', () => {
    expect(facts({ orders: [order('1', true), order('2', false)] })).toMatchObject({
      order_number: '1',
      order_status: 'sent',
    });
    for (const orders of [
      [order('1', false), order('2', false)],
      [order('1', true), order('2', true)],
    ])
      expect(facts({ orders })).not.toHaveProperty('order_number');
  });

  it.each<[string, Partial<RelatedRecords>]>([
    ['a match that is not sure', { confidence: 0.79 }],
    ['no match', { outcome: 'ambiguous', customer: null }],
    [
      'a match with a contradiction',
      { conflicts: [{ kind: 'other-customer', type: 'order_number', value: '3', customerNumber: 'K-88' }] },
    ],
  ])('is nothing of %s', (_, parts) => expect(facts(parts)).toEqual({ date: '2026-03-01' }));

  it('is how a customer whose match is sure is called and reached: no case need ask for it', () => {
    const needed = ['person_name', 'email_address', 'phone_number', 'customer_number', 'date'];
    const customer = {
      customerNumber: 'K-77',
      name: 'Karin Obermeier',
      emailAddress: 'karin@kunde.example',
      phoneNumber: '+492214710815',
      fields: {},
    };
    expect(missingFacts(needed, { entities: [], related: related({ customer }) })).toEqual(['date']);
    const unsure = related({ customer, confidence: 0.79 });
    expect(missingFacts(needed, { entities: [], related: unsure })).toEqual(needed);
  });

  it('need not be asked for; what is missing stays in the case’s order', () => {
    const needed = ['order_number', 'customer_number', 'iban', 'date'];
    const entities = [entity('date', '2026-03-01')];
    expect(missingFacts(needed, { entities })).toEqual(['order_number', 'customer_number', 'iban']);
    expect(missingFacts(needed, { entities, related: null })).toEqual([
      'order_number',
      'customer_number',
      'iban',
    ]);
    expect(missingFacts(needed, { entities, related: related() })).toEqual(['order_number', 'iban']);
  });
});
