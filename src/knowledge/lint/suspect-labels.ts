import type { Example } from '../../domain/example.js';
import type { SuspectLabel } from '../../domain/suspect-label.js';
import { type RowOpinion, suspectRows } from './suspect-rows.js';

/** So many are kept: whoever has read these trains again before reading on. */
export const MOST_SUSPECTS = 200;

/** Rows with a label that is probably wrong, surest first; `opinions` in the order of the rows. */
export function suspectLabels(
  rows: readonly Example[],
  opinions: readonly (RowOpinion | null)[],
): readonly SuspectLabel[] {
  return suspectRows(
    rows.map(({ label }) => label),
    opinions,
  )
    .slice(0, MOST_SUSPECTS)
    .flatMap(({ row: index, label: suggested, confidence }) => {
      const row = rows[index];
      if (row === undefined) return [];
      return [{ text: row.text, subject: row.subject ?? null, label: row.label, suggested, confidence }];
    });
}
