export type JsonLines =
  | { readonly kind: 'ok'; readonly values: readonly unknown[] }
  /** Zero-based. */
  | { readonly kind: 'malformed'; readonly line: number };

/** One JSON value a line; empty lines are left out. */
export function parseJsonLines(text: string): JsonLines {
  const values: unknown[] = [];
  let line = 0;
  for (const content of text.split('\n')) {
    if (content.trim() !== '') {
      try {
        values.push(JSON.parse(content));
      } catch {
        return { kind: 'malformed', line };
      }
    }
    line += 1;
  }
  return { kind: 'ok', values };
}
