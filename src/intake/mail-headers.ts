import { allMatches } from '../text/all-matches.js';

/** A mail's header fields: values by lower-case name, in their order. A Map, since names come from outside. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>;

/** Collects header fields; at most 1,000 are kept. */
export function mailHeaders(fields: Iterable<{ readonly key: string; readonly value: string }>): MailHeaders {
  const headers = new Map<string, string[]>();
  let count = 0;
  for (const { key, value } of fields) {
    if (++count > 1_000) break;
    const values = headers.get(key.toLowerCase());
    if (values === undefined) headers.set(key.toLowerCase(), [value]);
    else values.push(value);
  }
  return headers;
}

/** The first value of a field, trimmed, or an empty string. */
export function headerValue(headers: MailHeaders, name: string): string {
  return (headers.get(name)?.[0] ?? '').trim();
}

/** The message ids in a Message-ID, In-Reply-To or References field (RFC 5322, 3.6.4), without brackets; the last 100. */
export function messageIdsIn(value: string | undefined): readonly string[] {
  if (value === undefined || value === '') return [];
  const text = value.slice(-50_000);
  const bracketed = allMatches(text, BRACKETED).map((match) => match[1] ?? '');
  if (bracketed.length > 0) return [...new Set(bracketed)].slice(-100);
  // some senders forget the brackets
  return text
    .split(/\s+/)
    .filter((token) => /^[^<>@\s]{1,250}@[^<>@\s]{1,250}$/.test(token))
    .slice(-100);
}

const BRACKETED = /<([^<>\s]{1,500})>/g;
