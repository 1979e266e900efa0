/** Runs of letters, marks and digits in lower case, in order. Linear; `limit` caps how many are returned. */
export function words(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  const lower = text.toLowerCase();
  // nearly every text: letter by letter, with the lower case made once
  if (lower.length === text.length) {
    let start = -1;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code >= PLAIN || code === SIGMA) return wordsOfAnyScript(text, limit);
      if (IS_WORD[code] === 1) {
        if (start < 0) start = at;
        continue;
      }
      if (start < 0) continue;
      if (found.length >= limit) return found;
      found.push(lower.slice(start, at));
      start = -1;
    }
    if (start >= 0 && found.length < limit) found.push(lower.slice(start));
    return found;
  }
  return wordsOfAnyScript(text, limit);
}

function wordsOfAnyScript(text: string, limit: number): string[] {
  const found: readonly string[] = text.match(WORD) ?? [];
  return (found.length > limit ? found.slice(0, limit) : found).map((word) => word.toLowerCase());
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Letters and signs of European languages and general punctuation stand below it, but no pairs of code units. */
const PLAIN = 0x2e80;
/** Its small letter depends on what follows. */
const SIGMA = 0x3a3;
const IS_WORD = Uint8Array.from({ length: PLAIN }, (_, code) =>
  /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code)) ? 1 : 0,
);
