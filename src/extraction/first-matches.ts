/** No customer writes more facts of one form in one message; what does is a table or an attack. */
const MOST_MATCHES = 2_000;

/** As `text.matchAll(pattern)`, ended after 2,000 matches: so that hostile text costs its length and no more. */
export function* firstMatches(text: string, pattern: RegExp): Generator<RegExpExecArray> {
  let left = MOST_MATCHES;
  for (const match of text.matchAll(pattern)) {
    if (left-- === 0) return;
    yield match;
  }
}
