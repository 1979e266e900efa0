import type { LintCheck, LintRow } from './lint-issue.js';
import { type RowOpinion, suspectRows } from './suspect-rows.js';

/** Not among LINT_CHECKS: it needs opinions, which take training. */
export const suspectLabel: Omit<LintCheck, 'find'> = {
  code: 'W013',
  name: 'suspect-label',
  severity: 'info',
  definition:
    'Models that have not seen a row are surer of another label than they usually are of rows that really have it.',
  hint: 'Read the row beside both descriptions: correct the label, or keep it; a model can err as well.',
};

/** Observations of W013; `opinions` in the order of the rows. */
export function findSuspectLabels(rows: readonly LintRow[], opinions: readonly (RowOpinion | null)[]) {
  return suspectRows(
    rows.map(({ example }) => example.label),
    opinions,
  ).flatMap(({ row: index, label, confidence }) => {
    const row = rows[index];
    return row === undefined
      ? []
      : [
          {
            row,
            message: `says ${row.example.label ?? 'out of scope'} and reads as ${label ?? 'out of scope'} (${confidence.toFixed(2)})`,
          },
        ];
  });
}
