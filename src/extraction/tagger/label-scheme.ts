/** A span of tokens with its type. */
export interface TokenSpan {
  /** Index into the types. */
  readonly type: number;
  readonly first: number;
  /** Inclusive. */
  readonly last: number;
}

/**
 * Labels of tokens: outside, and for each type the first, an inner, the last token of a span, or its only one (BIOES;
 * Ratinov and Roth 2009). Which label may follow which is fixed: after one of `exits` comes one of `starts`, and inside a
 * span the pairs of `inner`. Exits are outside, and for each type its last and its only label; starts are outside, and for
 * each type its first and its only label.
 */
export interface LabelScheme {
  readonly types: number;
  readonly count: number;
  readonly exits: Int32Array;
  readonly starts: Int32Array;
  /** Pairs (from, to), one after the other. */
  readonly inner: Int32Array;
}

export const OUTSIDE = 0;
/** Places of a type's labels behind its first one. */
export const BEGIN = 0;
export const INSIDE = 1;
export const END = 2;
export const SINGLE = 3;
/** Labels of a type. */
export const ROLES = 4;
/** Pairs of `inner` of a type: begin to inside, begin to end, inside to inside, inside to end. */
export const WAYS = 4;

export const beginOf = (type: number): number => 1 + ROLES * type + BEGIN;
export const insideOf = (type: number): number => 1 + ROLES * type + INSIDE;
export const endOf = (type: number): number => 1 + ROLES * type + END;
export const singleOf = (type: number): number => 1 + ROLES * type + SINGLE;

export function labelScheme(types: number): LabelScheme {
  const each = Array.from({ length: types }, (_, type) => type);
  return {
    types,
    count: 1 + ROLES * types,
    exits: Int32Array.from([OUTSIDE, ...each.flatMap((type) => [endOf(type), singleOf(type)])]),
    starts: Int32Array.from([OUTSIDE, ...each.flatMap((type) => [beginOf(type), singleOf(type)])]),
    inner: Int32Array.from(
      each.flatMap((type) => [
        beginOf(type),
        insideOf(type),
        beginOf(type),
        endOf(type),
        insideOf(type),
        insideOf(type),
        insideOf(type),
        endOf(type),
      ]),
    ),
  };
}

/** Writes the labels of spans over those of `labels`; spans must not overlap. */
export function writeSpan(labels: Int32Array, { type, first, last }: TokenSpan): void {
  if (first === last) labels[first] = singleOf(type);
  else {
    labels[first] = beginOf(type);
    labels.fill(insideOf(type), first + 1, last);
    labels[last] = endOf(type);
  }
}

/** The spans that labels stand for; labels must follow the scheme. */
export function spansOfLabels(labels: Int32Array): TokenSpan[] {
  const spans: TokenSpan[] = [];
  let first = 0;
  labels.forEach((label, token) => {
    if (label === OUTSIDE) return;
    const role = (label - 1) % ROLES;
    const type = Math.floor((label - 1) / ROLES);
    if (role === BEGIN) first = token;
    else if (role === SINGLE) spans.push({ type, first: token, last: token });
    else if (role === END) spans.push({ type, first, last: token });
  });
  return spans;
}
