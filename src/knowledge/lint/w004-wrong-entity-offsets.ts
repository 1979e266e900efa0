import type { ExampleEntity } from '../../domain/example.js';
import type { LintCheck } from './lint-issue.js';

export const wrongEntityOffsets: LintCheck = {
  code: 'W004',
  name: 'wrong-entity-offsets',
  severity: 'error',
  definition:
    'An entity is empty, reaches beyond the text, begins or ends in a blank or inside a character, or overlaps another.',
  hint: 'Offsets count UTF-16 code units of `text`: text.slice(start, end) must be exactly the fact.',
  find: (rows) =>
    rows.flatMap((row) => {
      const { text, entities = [] } = row.example;
      const ordered = [...entities].sort((a, b) => a.start - b.start || a.end - b.end);
      return ordered.flatMap((entity, index) => {
        const before = ordered[index - 1];
        const problem =
          offsetProblem(entity, text) ??
          (before !== undefined && before.end > entity.start ? 'overlaps another entity' : null);
        return problem === null
          ? []
          : [{ row, message: `${entity.type} at ${entity.start}-${entity.end} ${problem}` }];
      });
    }),
};

function offsetProblem({ start, end }: ExampleEntity, text: string): string | null {
  if (start >= end) return 'is empty';
  if (end > text.length) return `reaches beyond the text of ${text.length} code units`;
  if (splitsCharacter(text, start) || splitsCharacter(text, end)) return 'cuts a character in two';
  const found = text.slice(start, end);
  return found.trim() === found ? null : 'begins or ends with a blank';
}

/** Between the two halves of a surrogate pair. */
function splitsCharacter(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(offset - 1, offset + 1));
}
