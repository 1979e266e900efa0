/** What two spellings of one business case have in common: case and blanks do not tell cases apart. */
export function labelKey(label: string): string {
  return label.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Finds the spelling that a model uses for a label; null where it knows no such case. */
export function spellingOf(labels: readonly string[]): (label: string) => string | null {
  const known = new Set(labels);
  const byKey = new Map(labels.map((label) => [labelKey(label), label]));
  return (label) => (known.has(label) ? label : (byKey.get(labelKey(label)) ?? null));
}
