/** Runs of letters, marks and digits in lower case, in order. Linear; `limit` caps how many are returned. */
export function words(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const found: string[] = [];
  WORD.lastIndex = 0;
  for (const match of text.matchAll(WORD)) {
    if (found.length >= limit) break;
    found.push(match[0].toLowerCase());
  }
  return found;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
