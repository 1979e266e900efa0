// Makes rows fit to leave the house: names, numbers and addresses become others of the same form, the same one always
// becoming the same other, so that what a classifier learns from stays. Without the secret nobody can tell which was
// which, nor try (HMAC-SHA-256). This is pseudonymisation (GDPR, article 4 no. 5), not anonymisation: what no
// recogniser finds stays.
import { createHmac } from 'node:crypto';
import type { Entity } from '../../domain/entity.js';
import type { Example, ExampleEntity } from '../../domain/example.js';
import { extractEntities } from '../../extraction/extract-entities.js';

/** What says nothing about who wrote it. */
const KEPT = new Set(['date', 'money', 'relative_date']);
const NAMES = [
  'Alex',
  'Bo',
  'Chris',
  'Dana',
  'Eike',
  'Finn',
  'Gabi',
  'Helge',
  'Inka',
  'Jona',
  'Kim',
  'Luca',
  'Mika',
  'Nika',
  'Ole',
  'Pat',
  'Ahorn',
  'Birke',
  'Distel',
  'Eiche',
  'Fichte',
  'Ginster',
  'Hasel',
  'Iris',
  'Kiefer',
  'Linde',
  'Malve',
  'Nelke',
  'Ulme',
  'Primel',
  'Rose',
  'Tanne',
];
/** Digits in a row that look like somebody's number though no recogniser knows it. */
const LONG_NUMBER = /\d(?:[ /-]?\d){5,}/g;
const LEAST_NAME = 3;

/** The row with its facts exchanged; entities, where it has some, keep marking theirs. */
export function pseudonymizeExample(row: Example, secret: string): Example {
  const found = extractEntities({
    text: row.text,
    ...(row.language === undefined ? {} : { language: row.language }),
  });
  const marked = (row.entities ?? []).map(
    ({ type, start, end, value }): Marked => ({
      type,
      start,
      end,
      text: row.text.slice(start, end),
      value: value ?? row.text.slice(start, end),
    }),
  );
  const spans = withoutOverlaps([...marked, ...found.map(asMarked), ...longNumbers(row.text)]);
  const names = spans.filter(({ type }) => type === 'person_name').flatMap(({ text }) => text.split(/\s+/));
  const spread = withoutOverlaps([...spans, ...mentions(row.text, names)]);

  let text = '';
  let read = 0;
  const entities: ExampleEntity[] = [];
  for (const span of spread) {
    text += row.text.slice(read, span.start);
    const replaced = KEPT.has(span.type) ? span.text : substitute(span, secret);
    if (
      marked.some(({ start, end, type }) => start === span.start && end === span.end && type === span.type)
    ) {
      const value = KEPT.has(span.type) ? span.value : replaced;
      entities.push({ type: span.type, start: text.length, end: text.length + replaced.length, value });
    }
    text += replaced;
    read = span.end;
  }
  text += row.text.slice(read);
  const { label, language, channel, subject } = row;
  return {
    text,
    label,
    ...(row.entities === undefined ? {} : { entities }),
    ...(language === undefined ? {} : { language }),
    ...(channel === undefined ? {} : { channel }),
    ...(subject === undefined
      ? {}
      : { subject: pseudonymizeExample({ text: subject, label: null }, secret).text }),
  };
}

interface Marked {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly value: string;
}

const asMarked = ({ type, start, end, text, value }: Entity): Marked => ({ type, start, end, text, value });

const longNumbers = (text: string): readonly Marked[] =>
  [...text.matchAll(LONG_NUMBER)].map((match) => ({
    type: 'number',
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
    value: match[0],
  }));

/** Where else the writer's names stand: "Hier Karin Obermeier ... Gruß Obermeier". */
function mentions(text: string, names: readonly string[]): readonly Marked[] {
  return [...new Set(names)].flatMap((name) => {
    if (name.length < LEAST_NAME || !/^\p{Lu}/u.test(name)) return [];
    const found: Marked[] = [];
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
      const isWord = !/[\p{L}\p{N}]/u.test((text[at - 1] ?? ' ') + (text[at + name.length] ?? ' '));
      if (isWord)
        found.push({ type: 'name_part', start: at, end: at + name.length, text: name, value: name });
    }
    return found;
  });
}

/** In the order of the text; of two that overlap the one named first stays. */
function withoutOverlaps(spans: readonly Marked[]): readonly Marked[] {
  const kept: Marked[] = [];
  for (const span of spans) {
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function substitute({ type, text, value }: Marked, secret: string): string {
  const bytes = createHmac('sha256', secret)
    .update(`${type === 'name_part' ? 'name' : type}\n${value}`)
    .digest();
  switch (type) {
    case 'person_name':
      // each part for itself, so that the family name alone becomes the same one
      return text
        .split(/(\s+)/)
        .map((part, index) => (index % 2 === 1 || part === '' ? part : nameOf(part, secret)))
        .join('');
    case 'name_part':
      return nameOf(text, secret);
    case 'email_address':
      return `person-${bytes.toString('hex').slice(0, 8)}@example.org`;
    case 'url':
      return `https://example.org/${bytes.toString('hex').slice(0, 8)}`;
    case 'postal_address':
      return `Musterweg ${((bytes[0] ?? 0) % 99) + 1}, ${10_000 + (bytes.readUInt16BE(1) % 80_000)} Musterstadt`;
    default:
      return sameForm(text, secret);
  }
}

/** The same part becomes the same name, alone or within a whole one. */
function nameOf(part: string, secret: string): string {
  const bytes = createHmac('sha256', secret).update(`name\n${part}`).digest();
  return NAMES[(bytes[0] ?? 0) % NAMES.length] ?? part;
}

/** Digits become digits and capital letters capital letters, by place; signs stay. The same whatever blanks it has. */
function sameForm(text: string, secret: string): string {
  const bare = text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const stream = createHmac('sha256', secret).update(`number\n${bare}`).digest();
  let place = 0;
  return text.replace(/[\dA-Z]/g, (character) => {
    const byte = stream[place++ % stream.length] ?? 0;
    return /\d/.test(character) ? String(byte % 10) : String.fromCharCode(65 + (byte % 26));
  });
}
