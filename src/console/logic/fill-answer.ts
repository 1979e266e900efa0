/** An article's text with its placeholders filled, and the types for which nothing was found. */
export interface FilledAnswer {
  readonly text: string;
  readonly missing: readonly string[];
}

/**
 * Puts the ticket's facts into `{{entity_type}}` placeholders. One without a fact stays as it is: an agent sees it at
 * once, and an answer that still holds one is not finished.
 */
export function fillAnswer(
  text: string,
  facts: readonly { readonly type: string; readonly value: string }[],
): FilledAnswer {
  const values = new Map<string, string>();
  for (const { type, value } of facts) if (!values.has(type)) values.set(type, value);
  const missing = new Set<string>();
  const filled = text.replace(PLACEHOLDER, (whole, type: string) => {
    const value = values.get(type);
    if (value === undefined) missing.add(type);
    return value ?? whole;
  });
  return { text: filled, missing: [...missing] };
}

/** The placeholders that a text still holds. */
export const openPlaceholders = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, type = '']) => type)),
];

const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;
