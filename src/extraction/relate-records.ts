// Who wrote, by what the messages name and who sent them. Each key speaks for those who hold it, as strongly as its kind
// identifies a person; that exactly one customer wrote makes the candidates exclude each other (Bayes): with s as the
// probability that a candidate's keys are right, odds s / (1 - s) are weighed against each other and against nobody.
// The strengths are set by hand, not measured: how often an order number is mistyped or an address shared differs.
import {
  type CustomerRecord,
  type DirectoryItem,
  type DirectoryKey,
  type DirectoryKeyType,
  keysOfCustomer,
  sameKey,
} from '../domain/customer-record.js';
import type {
  RelatedConflict,
  RelatedCustomer,
  RelatedItem,
  RelatedRecords,
} from '../domain/related-records.js';

/** `caller`: named by the system that handed the message in; `sender`: the message's sender; `text`: written. */
export type KeyOrigin = 'caller' | 'sender' | 'text';

export interface NamedKey extends DirectoryKey {
  readonly origin: KeyOrigin;
}

/** How surely the key's holder is the writer. A number of one's own tells more than one that can be anybody's. */
const STRENGTHS: Readonly<Record<DirectoryKeyType, number>> = {
  customer_number: 0.95,
  contract_number: 0.9,
  iban: 0.9,
  order_number: 0.85,
  invoice_number: 0.85,
  email_address: 0.8,
  phone_number: 0.8,
};
const SENDER_STRENGTH = 0.9;
const CALLER_STRENGTH = 0.99;
const MOST = 0.995;
/** A match is likelier than all else together. */
const LEAST_MATCH = 0.5;
const MOST_CANDIDATES = 5;
/** Of each kind, beside those that are named. */
const LATEST_ITEMS = 3;
/** Numbers that the company gave away: whoever writes one that it does not know has mistyped it. */
const OWN_NUMBERS: readonly DirectoryKeyType[] = [
  'customer_number',
  'order_number',
  'contract_number',
  'invoice_number',
];

export interface RelateInput {
  readonly keys: readonly NamedKey[];
  /** Those who hold one of the keys; others are left out. */
  readonly customers: readonly CustomerRecord[];
  readonly unanswered: readonly DirectoryKey[];
  readonly at: Date;
}

/** The customer who wrote, with records and contradictions. Null when the messages name nothing to ask for. */
export function relateRecords({ keys, customers, unanswered, at }: RelateInput): RelatedRecords | null {
  const asked = distinct(keys);
  if (asked.length === 0) return null;
  const candidates = weigh(asked, customers);
  const open = new Set(unanswered.map(sameKey));
  const complete = !asked.some((key) => open.has(sameKey(key)));
  const [best] = candidates;
  const isMatched = best !== undefined && best.confidence >= LEAST_MATCH;
  const named = new Set(asked.map(sameKey));
  const items = (type: DirectoryKeyType, own: readonly DirectoryItem[]) =>
    isMatched ? shownItems(type, own, named) : [];
  const { orders = [], contracts = [], invoices = [] } = best?.record ?? {};
  return {
    outcome: isMatched ? 'matched' : best !== undefined ? 'ambiguous' : complete ? 'unknown' : 'unavailable',
    customer: isMatched ? shown(best) : null,
    confidence: best?.confidence ?? 0,
    matchedBy: isMatched ? best.keys.map(({ type, value }) => ({ type, value })) : [],
    orders: items('order_number', orders),
    contracts: items('contract_number', contracts),
    invoices: items('invoice_number', invoices),
    candidates: isMatched
      ? []
      : candidates.slice(0, MOST_CANDIDATES).map(({ record, confidence }) => {
          const { customerNumber, name } = record;
          return { customerNumber, name, confidence };
        }),
    conflicts: asked
      .filter((key) => !open.has(sameKey(key)))
      .flatMap((key): readonly RelatedConflict[] => conflictOf(key, candidates, isMatched)),
    complete,
    lookedUpAt: at,
  };
}

interface Candidate {
  readonly record: CustomerRecord;
  readonly holds: ReadonlySet<string>;
  readonly keys: readonly NamedKey[];
  readonly confidence: number;
}

/** Likeliest first. */
function weigh(asked: readonly NamedKey[], customers: readonly CustomerRecord[]): readonly Candidate[] {
  const found = customers.flatMap((record) => {
    const holds = keysOfCustomer(record);
    const keys = asked.filter((key) => holds.has(sameKey(key)));
    if (keys.length === 0) return [];
    const doubt = keys.reduce((product, key) => product * (1 - strengthOf(key)), 1);
    const right = Math.min(MOST, 1 - doubt);
    return [{ record, holds, keys, odds: right / (1 - right) }];
  });
  const all = found.reduce((sum, { odds }) => sum + odds, 1);
  return found
    .map(({ odds, ...rest }) => ({ ...rest, confidence: Math.round((odds / all) * 1000) / 1000 }))
    .sort(
      (a, b) => b.confidence - a.confidence || (a.record.customerNumber < b.record.customerNumber ? -1 : 1),
    );
}

function strengthOf({ type, origin }: NamedKey): number {
  if (origin === 'caller') return CALLER_STRENGTH;
  return origin === 'sender' ? SENDER_STRENGTH : STRENGTHS[type];
}

/** Each key once, in its strongest form. */
function distinct(keys: readonly NamedKey[]): readonly NamedKey[] {
  const byKey = new Map<string, NamedKey>();
  for (const key of keys) {
    const known = byKey.get(sameKey(key));
    if (known === undefined || strengthOf(key) > strengthOf(known)) byKey.set(sameKey(key), key);
  }
  return [...byKey.values()];
}

function conflictOf(
  key: NamedKey,
  candidates: readonly Candidate[],
  isMatched: boolean,
): readonly RelatedConflict[] {
  const { type, value } = key;
  const holders = candidates.filter(({ holds }) => holds.has(sameKey(key)));
  const [holder] = holders;
  if (holder === undefined)
    return OWN_NUMBERS.includes(type) ? [{ kind: 'not-found', type, value, customerNumber: null }] : [];
  if (!isMatched || holder === candidates[0]) return [];
  return [{ kind: 'other-customer', type, value, customerNumber: holder.record.customerNumber }];
}

function shownItems(
  type: DirectoryKeyType,
  items: readonly DirectoryItem[],
  keys: ReadonlySet<string>,
): readonly RelatedItem[] {
  const all = items.map((item) => ({
    ...item,
    named: keys.has(sameKey({ type, value: item.number })),
  }));
  return [...all.filter(({ named }) => named), ...all.filter(({ named }) => !named).slice(0, LATEST_ITEMS)];
}

function shown({ record, keys }: Candidate): RelatedCustomer {
  const { customerNumber, name, fields } = record;
  const named = (type: DirectoryKeyType) => keys.find((key) => key.type === type)?.value;
  const emailAddress = named('email_address') ?? record.emailAddresses[0];
  const phoneNumber = named('phone_number') ?? record.phoneNumbers[0];
  return {
    customerNumber,
    name,
    ...(emailAddress === undefined ? {} : { emailAddress }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    fields,
  };
}
