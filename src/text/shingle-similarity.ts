import { words } from './words.js';

/**
 * How alike two texts are by the word runs they share: Jaccard index of their sets of `size`-word shingles, 0..1.
 * Texts shorter than a shingle are compared as a whole (1 or 0); two texts without words are not alike.
 * Source: Broder, "On the resemblance and containment of documents" (1997).
 */
export function shingleSimilarity(a: string, b: string, size = 3): number {
  return jaccard(shingles(a, size), shingles(b, size));
}

/** The set of runs of `size` consecutive words, for callers that compare one text with many. */
export function shingles(text: string, size = 3): ReadonlySet<string> {
  const list = words(text);
  const found = new Set<string>();
  if (list.length > 0 && list.length < size) found.add(list.join(' '));
  for (let index = 0; index + size <= list.length; index++)
    found.add(list.slice(index, index + size).join(' '));
  return found;
}

/** Size of the intersection over size of the union; 0 when both are empty. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared++;
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}
