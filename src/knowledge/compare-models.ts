import type { Example } from '../domain/example.js';
import type { Prediction } from '../domain/prediction.js';
import { type GateVerdict, judgeChallenger } from './gate.js';

/** A row that two models answer differently. */
export interface ChangedRow {
  /** Position in the rows, from 0. */
  readonly row: number;
  readonly text: string;
  readonly label: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly change: 'won' | 'lost' | 'still-wrong';
}

export interface ModelComparison {
  readonly n: number;
  readonly verdict: GateVerdict;
  readonly changed: readonly ChangedRow[];
}

/** Two models on the same rows: forced choice where a row has a case, out of scope where it has none. */
export function compareModels(
  rows: readonly Example[],
  before: readonly Prediction[],
  after: readonly Prediction[],
): ModelComparison {
  const answer = (row: Example, prediction: Prediction | undefined) =>
    prediction === undefined || (row.label === null && prediction.outOfScope)
      ? null
      : (prediction.alternatives[0]?.businessCase ?? null);
  const old = rows.map((row, position) => answer(row, before[position]));
  const fresh = rows.map((row, position) => answer(row, after[position]));
  const right = (answers: readonly (string | null)[]) => ({
    correct: rows.map(({ label }, position) => answers[position] === label),
  });
  const changed = rows.flatMap(({ text, label }, row): ChangedRow[] => {
    const was = old[row] ?? null;
    const is = fresh[row] ?? null;
    if (was === is) return [];
    const change = is === label ? 'won' : was === label ? 'lost' : 'still-wrong';
    return [{ row, text, label, before: was, after: is, change }];
  });
  return { n: rows.length, verdict: judgeChallenger(right(old), right(fresh), { rowsAre: 'rows' }), changed };
}
