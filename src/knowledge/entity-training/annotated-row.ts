import { Ajv } from 'ajv';
import type { ExampleEntity } from '../../domain/example.js';
import { EXAMPLE_SCHEMA } from '../check-example.js';

/** A text with the facts in it marked. */
export interface AnnotatedRow {
  readonly text: string;
  /** Empty: somebody looked and there is none. */
  readonly entities: readonly ExampleEntity[];
}

/** A row of a data file before its spans are looked at; without `entities` nobody has annotated it. */
export type MaybeAnnotatedRow = Pick<AnnotatedRow, 'text'> & Partial<AnnotatedRow>;

/** Checks the form of one parsed row; its `errors` say what is wrong. */
export const isMaybeAnnotatedRow = new Ajv().compile<MaybeAnnotatedRow>({
  ...EXAMPLE_SCHEMA,
  required: ['text'],
});

/**
 * What is wrong with a row's spans, in a sentence that repeats nothing of the text; null when all is well: inside the
 * text, not empty, not in the middle of a character, and none over another.
 */
export function spanProblem({ text, entities }: AnnotatedRow): string | null {
  for (const [place, { start, end }] of entities.entries()) {
    const name = `/entities/${place}`;
    if (end <= start) return `${name}: end ${end} must be greater than start ${start}`;
    if (end > text.length) return `${name}: end ${end} is outside the text of ${text.length} characters`;
    for (const offset of [start, end])
      if (splitsCharacter(text, offset))
        return `${name}: offset ${offset} is in the middle of a character; offsets count UTF-16 units`;
    if (text.slice(start, end).trim() === '') return `${name} marks only blanks`;
  }
  const sorted = [...entities.entries()].sort(([, a], [, b]) => a.start - b.start || a.end - b.end);
  for (const [index, [place, entity]] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && before[1].end > entity.start)
      return `/entities/${place} overlaps /entities/${before[0]}`;
  }
  return null;
}

function splitsCharacter(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  return isBetween(text.charCodeAt(offset - 1), 0xd800) && isBetween(text.charCodeAt(offset), 0xdc00);
}

const isBetween = (unit: number, from: number): boolean => unit >= from && unit < from + 0x400;
