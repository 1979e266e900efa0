// Makes rows fit to leave the house: names, numbers and addresses become others of the same form, the same one always
// becoming the same other, so that what a classifier learns from stays. Without the secret nobody can tell which was
// which, nor try (HMAC-SHA-256). This is pseudonymisation (GDPR, article 4 no. 5), not anonymisation: what no
// recogniser finds stays.
import { createHmac } from 'node:crypto';
import type { Entity } from '../../domain/entity.js';
import type { Example, ExampleEntity } from '../../domain/example.js';
import { extractEntities } from '../../extraction/extract-entities.js';
import { personalTraces, type Trace } from './personal-traces.js';

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
const LEAST_MENTION = 3;

/** The row with its facts exchanged; entities, where it has some, keep marking theirs. */
export function pseudonymizeExample(row: Example, secret: string): Example {
  const marked = (row.entities ?? []).map(({ type, start, end }): Trace => {
    return { type, start, end, text: row.text.slice(start, end) };
  });
  const inText = traces(row.text, row.language, marked);
  const inSubject = row.subject === undefined ? [] : traces(row.subject, row.language, []);
  // what was found in one of them is exchanged in the other too
  const known = [...inText, ...inSubject].filter(({ type }) => !KEPT.has(type));
  const { text, moved } = exchange(row.text, withMentions(row.text, inText, known), secret);
  const { label, language, channel, subject } = row;
  const entities = (row.entities ?? []).flatMap(({ type, start, end, value }): ExampleEntity[] => {
    const place = moved.get(`${type} ${start} ${end}`);
    if (place === undefined) return [];
    const said = text.slice(place.start, place.end);
    return [{ type, ...place, value: KEPT.has(type) ? (value ?? said) : said }];
  });
  return {
    text,
    label,
    ...(row.entities === undefined ? {} : { entities }),
    ...(language === undefined ? {} : { language }),
    ...(channel === undefined ? {} : { channel }),
    ...(subject === undefined
      ? {}
      : { subject: exchange(subject, withMentions(subject, inSubject, known), secret).text }),
  };
}

/** What was marked, what the recognisers find, and what else may say who wrote it; in the order of the text. */
function traces(text: string, language: Example['language'], marked: readonly Trace[]): readonly Trace[] {
  const found = extractEntities({ text, ...(language === undefined ? {} : { language }) });
  const asTrace = ({ type, start, end }: Entity): Trace => ({
    type,
    start,
    end,
    text: text.slice(start, end),
  });
  return withoutOverlaps([...marked, ...found.map(asTrace), ...personalTraces(text)]);
}

function exchange(
  text: string,
  spans: readonly Trace[],
  secret: string,
): {
  readonly text: string;
  /** Where the spans stand now, by type, start and end. */
  readonly moved: ReadonlyMap<string, { readonly start: number; readonly end: number }>;
} {
  let written = '';
  let read = 0;
  const moved = new Map<string, { readonly start: number; readonly end: number }>();
  for (const span of spans) {
    written += text.slice(read, span.start);
    const start = written.length;
    written += KEPT.has(span.type) ? span.text : substitute(span, secret);
    moved.set(`${span.type} ${span.start} ${span.end}`, { start, end: written.length });
    read = span.end;
  }
  return { text: written + text.slice(read), moved };
}

/** Where else what was found stands: "Hier Karin Obermeier ... Gruß Obermeier". Names by their parts. */
function withMentions(text: string, spans: readonly Trace[], known: readonly Trace[]): readonly Trace[] {
  const sought = new Map<string, string>();
  for (const { type, text: said } of known) {
    if (type !== 'person_name') sought.set(said, type);
    else for (const part of said.split(/\s+/)) if (/^\p{Lu}/u.test(part)) sought.set(part, 'name_part');
  }
  const mentions = [...sought].flatMap(([said, type]) => {
    if (said.length < LEAST_MENTION) return [];
    const found: Trace[] = [];
    for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, at + said.length)) {
      const isWord = !/[\p{L}\p{N}]/u.test((text[at - 1] ?? ' ') + (text[at + said.length] ?? ' '));
      if (isWord) found.push({ type, start: at, end: at + said.length, text: said });
    }
    return found;
  });
  return withoutOverlaps([...spans, ...mentions]);
}

/** In the order of the text; of two that overlap the one named first stays. */
function withoutOverlaps(spans: readonly Trace[]): readonly Trace[] {
  const kept: Trace[] = [];
  for (const span of spans) {
    if (!kept.some(({ start, end }) => span.start < end && start < span.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function substitute({ type, text }: Trace, secret: string): string {
  // the same whatever blanks and signs it is written with
  const bare = bareOf(text);
  const bytes = createHmac('sha256', secret).update(`${type}\n${bare}`).digest();
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

const bareOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

/** The same part becomes the same name, alone or within a whole one; never itself. */
function nameOf(part: string, secret: string): string {
  const place = createHmac('sha256', secret).update(`name\n${part}`).digest()[0] ?? 0;
  const [first = '', next = ''] = [0, 1].map((step) => NAMES[(place + step) % NAMES.length]);
  return first === part ? next : first;
}

/** Digits become digits and capital letters capital letters, by place; signs stay. Never itself. */
function sameForm(text: string, secret: string, attempt = 0): string {
  const stream = createHmac('sha256', secret)
    .update(`number\n${bareOf(text)}${'\n'.repeat(attempt)}`)
    .digest();
  let place = 0;
  const other = text.replace(/[\dA-Z]/g, (character) => {
    const byte = stream[place++ % stream.length] ?? 0;
    return /\d/.test(character) ? String(byte % 10) : String.fromCharCode(65 + (byte % 26));
  });
  return other === text && place > 0 ? sameForm(text, secret, attempt + 1) : other;
}
