/** The placeholders that a text still holds, by entity type: an answer with one is not finished. */
export const openPlaceholders = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(PLACEHOLDER)].map(([, type = '']) => type)),
];

const PLACEHOLDER = /\{\{\s*([a-z][a-z0-9_]*)\s*\}\}/g;
