// BSON holds less than a JavaScript object: strings are UTF-8 (a lone surrogate of a broken mail would silently become
// U+FFFD), field names may hold no NUL, and servers differ over `.`, `$` and the empty name. Names come from outside
// (form fields), so both are escaped, reversibly and without touching what is ordinary.

/** Marks a string that is no valid UTF-16. No escaped name looks like it: after `%` come hex digits or `u`. */
const BROKEN = '%json';

/** A string as it is stored: itself, or wrapped where UTF-8 cannot hold it. Use it for values in filters as well. */
export type StoredString = string | { readonly [BROKEN]: string };

const LONE_SURROGATE = /\p{Surrogate}/u;

export function storedString(text: string): StoredString {
  // JSON.stringify writes lone surrogates as \uD800
  return LONE_SURROGATE.test(text) ? { [BROKEN]: JSON.stringify(text) } : text;
}

/** A document, list or value of our types as MongoDB can keep it; fields that are undefined are left out. */
export function toBson(value: unknown): unknown {
  if (typeof value === 'string') return storedString(value);
  if (Array.isArray(value)) return value.map(toBson);
  if (!isPlainObject(value)) return value ?? null;
  const entries: [string, unknown][] = [];
  for (const [name, field] of Object.entries(value)) {
    if (field !== undefined) entries.push([escapeName(name), toBson(field)]);
  }
  return Object.fromEntries(entries);
}

/** The inverse of `toBson`. */
export function fromBson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromBson);
  if (!isPlainObject(value)) return value;
  const broken = Object.hasOwn(value, BROKEN) ? value[BROKEN] : undefined;
  if (typeof broken === 'string') return JSON.parse(broken);
  // fromEntries makes even `__proto__` a field like any other
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [unescapeName(name), fromBson(field)]),
  );
}

const NEEDS_ESCAPE = /[%.$\0]|\p{Surrogate}|^__proto__$|^$/u;

function escapeName(name: string): string {
  if (!NEEDS_ESCAPE.test(name)) return name;
  if (name === '') return '%';
  return name
    .replace(/[%.$\0]|^_(?=_proto__$)/g, (character) => `%${hex(character, 2)}`)
    .replace(/\p{Surrogate}/gu, (unit) => `%u${hex(unit, 4)}`);
}

function unescapeName(name: string): string {
  if (!name.includes('%')) return name;
  if (name === '%') return '';
  return name.replace(/%(?:u([0-9A-F]{4})|([0-9A-F]{2}))/g, (_, unit?: string, byte?: string) =>
    String.fromCharCode(Number.parseInt(unit ?? byte ?? '', 16)),
  );
}

const hex = (character: string, digits: number): string =>
  character.charCodeAt(0).toString(16).toUpperCase().padStart(digits, '0');

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
