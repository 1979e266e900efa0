import type { LintCheck, LintRow, Observation } from './lint-issue.js';
import { equalRows, nearlyEqualRows } from './row-groups.js';

const named = ({ example }: LintRow) => example.label ?? 'out of scope';

export const conflictingLabels: LintCheck = {
  code: 'W003',
  name: 'conflicting-labels',
  severity: 'error',
  definition: 'Two rows with the same or nearly the same text have different labels.',
  hint: 'Decide by the descriptions of the business cases which label is right, and keep one row.',
  find: (rows, { similarity }) => {
    const conflict = (row: LintRow, earlier: LintRow, how: string): readonly Observation[] =>
      row.example.label === earlier.example.label
        ? []
        : [
            {
              row,
              message: `is ${how} an earlier row, which says ${named(earlier)} where this says ${named(row)}`,
              related: [earlier],
            },
          ];
    return [
      ...equalRows(rows).flatMap(([first, ...others]) =>
        first === undefined ? [] : others.flatMap((row) => conflict(row, first, 'word for word')),
      ),
      ...nearlyEqualRows(rows, similarity).flatMap(({ earlier, later }) =>
        conflict(later, earlier, 'nearly'),
      ),
    ];
  },
};
