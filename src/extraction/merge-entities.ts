import type { Entity } from '../domain/entity.js';

/**
 * Resolves overlaps, so that every character belongs to at most one entity:
 * 1. the entity with the higher confidence stays (recognisers set it by how much proves the finding: check digits,
 *    a label beside it, its shape alone);
 * 2. at equal confidence the longer one (an address beats the postcode in it);
 * 3. then the one that starts first; then by type, so that the result never depends on the recognisers' order.
 *
 * Returns the survivors sorted by start. O(n log n).
 */
export function mergeEntities(entities: readonly Entity[]): readonly Entity[] {
  if (entities.length < 2) return entities;
  const ranked = [...entities].sort(
    (a, b) =>
      b.confidence - a.confidence ||
      b.end - b.start - (a.end - a.start) ||
      a.start - b.start ||
      (a.type < b.type ? -1 : a.type > b.type ? 1 : 0),
  );
  // sorted, free of overlaps; the neighbours of an insertion point are all that can clash
  const kept: Entity[] = [];
  for (const entity of ranked) {
    const at = insertionPoint(kept, entity.start);
    const before = kept[at - 1];
    const after = kept[at];
    if (before !== undefined && before.end > entity.start) continue;
    if (after !== undefined && after.start < entity.end) continue;
    kept.splice(at, 0, entity);
  }
  return kept;
}

function insertionPoint(sorted: readonly Entity[], start: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const entity = sorted[middle];
    if (entity !== undefined && entity.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
