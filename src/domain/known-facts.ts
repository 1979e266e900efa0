import type { RelatedItem, RelatedRecords } from './related-records.js';

/** A fact about a ticket, whether the customer wrote it or the company's systems know it. */
export interface KnownFact {
  /** An entity type; of records also `customer_name` and kind with field: `order_status`, `customer_segment`. */
  readonly type: string;
  readonly value: string;
  /** 0..1 */
  readonly confidence: number;
}

/** Below it an agent has to look before a record counts as the customer's. */
export const RELIABLE_CONFIDENCE = 0.8;

export interface FactSources {
  readonly entities: readonly KnownFact[];
  /** Dates of it are not looked at, so that its JSON fits as well. */
  readonly related?: Omit<RelatedRecords, 'lookedUpAt'> | null;
}

/**
 * What the messages say and, of types that they don't name, what the related records say: only of a sure match without
 * contradiction, and of orders, contracts and invoices only where it is plain which one is meant.
 */
export function knownFacts({ entities, related }: FactSources): readonly KnownFact[] {
  const named = new Set(entities.map(({ type }) => type));
  return [...entities, ...recordFacts(related).filter(({ type }) => !named.has(type))];
}

/** Entity types that a clerk needs for the case and nobody knows, in the case's order: one question asks for all. */
export function missingFacts(required: readonly string[], sources: FactSources): readonly string[] {
  const known = new Set(knownFacts(sources).map(({ type }) => type));
  return required.filter((type) => !known.has(type));
}

function recordFacts(related: FactSources['related']): readonly KnownFact[] {
  if (!related || related.customer === null || related.confidence < RELIABLE_CONFIDENCE) return [];
  if (related.conflicts.some(({ kind }) => kind === 'other-customer')) return [];
  const { customer, confidence } = related;
  const fact = (type: string, value: string): KnownFact => ({ type, value, confidence });
  const ofItem = (kind: string, items: readonly RelatedItem[]): readonly KnownFact[] => {
    const named = items.filter((item) => item.named);
    const [item, another] = named.length > 0 ? named : items;
    if (item === undefined || another !== undefined) return [];
    return [
      fact(`${kind}_number`, item.number),
      ...Object.entries(item.fields).map(([name, value]) => fact(`${kind}_${name}`, value)),
    ];
  };
  return [
    fact('customer_number', customer.customerNumber),
    ...(customer.name === null
      ? []
      : [fact('customer_name', customer.name), fact('person_name', customer.name)]),
    ...(customer.emailAddress === undefined ? [] : [fact('email_address', customer.emailAddress)]),
    ...(customer.phoneNumber === undefined ? [] : [fact('phone_number', customer.phoneNumber)]),
    ...Object.entries(customer.fields).map(([name, value]) => fact(`customer_${name}`, value)),
    ...ofItem('order', related.orders),
    ...ofItem('contract', related.contracts),
    ...ofItem('invoice', related.invoices),
  ];
}
