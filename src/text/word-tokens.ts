/** Runs of two or more letters, digits or underscores in any script, in order: scikit-learn's default token. */
export function wordTokens(text: string): string[] {
  return text.match(WORD) ?? [];
}

const WORD = /[\p{L}\p{N}_]{2,}/gu;
