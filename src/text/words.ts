/** Runs of letters, marks and digits in lower case, in order. Linear; `limit` caps how many are returned. */
export function words(text: string, limit = Number.POSITIVE_INFINITY): string[] {
  const found: readonly string[] = text.match(WORD) ?? [];
  return (found.length > limit ? found.slice(0, limit) : found).map((word) => word.toLowerCase());
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
