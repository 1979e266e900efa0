/** A piece of a message: plain text, or text that an entity covers. */
export interface Piece<E> {
  readonly text: string;
  /** Offset of the piece in the whole text, in UTF-16 code units. */
  readonly start: number;
  readonly entity: E | null;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a text at its entities; the pieces joined are the text again. Where entities overlap, the one that begins first
 * (the longer of two) keeps its place and the others are left out; one that does not fit the text is left out too.
 */
export function markEntities<E extends Span>(text: string, entities: readonly E[]): readonly Piece<E>[] {
  const pieces: Piece<E>[] = [];
  let at = 0;
  const sorted = [...entities].sort((a, b) => a.start - b.start || b.end - a.end);
  for (const entity of sorted) {
    if (entity.start < at || entity.end > text.length || entity.start >= entity.end) continue;
    if (entity.start > at) pieces.push({ text: text.slice(at, entity.start), start: at, entity: null });
    pieces.push({ text: text.slice(entity.start, entity.end), start: entity.start, entity });
    at = entity.end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, entity: null });
  return pieces;
}
