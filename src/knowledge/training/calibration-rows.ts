import { wantedText } from '../../classification/compose-classifier-text.js';
import type { Example } from '../../domain/example.js';
import { spellingOf } from '../label-key.js';
import type { CalibrationRow } from './calibration-row.js';
import { crossFolds } from './cross-folds.js';
import { holdOutRows } from './hold-out-rows.js';
import type { PreparedRows } from './prepare-rows.js';

/** Validation rows of known cases needed to calibrate on them. */
export const MIN_VALIDATION_ROWS = 100;

/** Scores kept while fitting, rows × cases, 80 MB a pass: with thousands of cases it would be gigabytes. */
const MOST_SCORES = 20_000_000;

/** Models that share the judging where rows are few: each is trained without a third of them. */
const FOLDS = 3;

export interface CalibrationSource {
  /** Given rows, a share of the training rows, or all of them in turn (by source or row by row). */
  readonly kind: 'validation' | 'held-out' | 'cross-fitted-by-source' | 'cross-fitted';
  readonly judges: readonly JudgeRows[];
}

export interface JudgeRows {
  readonly rows: readonly CalibrationRow[];
  /** The same rows for the evaluation. */
  readonly examples: readonly Example[];
  /** What the judge is trained on; null: it is the delivered model. */
  readonly training: { readonly texts: readonly string[]; readonly classes: Int32Array } | null;
}

/** The rows that the calibration is fitted on, with the rows that their judges are trained on. */
export function calibrationRows(options: {
  readonly prepared: PreparedRows;
  readonly validation: readonly Example[];
  /** Share of the rows to hold out once, or `cross`: all in turn. */
  readonly share: number | 'cross';
  readonly seed: number;
}): CalibrationSource {
  const { prepared, validation, share, seed } = options;
  const { texts, classes, labels } = prepared;
  const indices = new Map(labels.map((label, index) => [label, index]));
  const spelling = spellingOf(labels);
  const mostRows = Math.floor(MOST_SCORES / labels.length);
  const given = validation.flatMap((example): { row: CalibrationRow; example: Example }[] => {
    const target = example.label === null ? -1 : indices.get(spelling(example.label) ?? '');
    const text = wantedText(example).text;
    return target === undefined || text.trim() === '' ? [] : [{ row: { text, target }, example }];
  });
  if (given.filter(({ row }) => row.target >= 0).length >= MIN_VALIDATION_ROWS) {
    const judge = {
      rows: thinned(
        given.map(({ row }) => row),
        mostRows,
      ),
      examples: given.map(({ example }) => example),
      training: null,
    };
    return { kind: 'validation', judges: [judge] };
  }
  const judgeOf = (training: readonly number[], heldOut: readonly number[]): JudgeRows => {
    const known = new Set(training.map((row) => classes[row] ?? -1));
    // a case that the judge never met says nothing about the delivered model
    const rows = heldOut.flatMap((row): CalibrationRow[] => {
      const target = classes[row] ?? -1;
      return known.has(target) || target < 0 ? [{ text: texts[row] ?? '', target }] : [];
    });
    return {
      rows: thinned(rows, mostRows),
      examples: rows.map(({ text, target }) => ({ text, label: labels[target] ?? null })),
      training: {
        texts: training.map((row) => texts[row] ?? ''),
        classes: Int32Array.from(training, (row) => classes[row] ?? -1),
      },
    };
  };
  if (share !== 'cross') {
    const split = holdOutRows({ texts, classes, share, seed });
    return { kind: 'held-out', judges: withRows([judgeOf(split.training, split.heldOut)]) };
  }
  const { foldOf, by } = crossFolds({ texts, classes, sources: prepared.sources, folds: FOLDS, seed });
  const all = texts.map((_, row) => row);
  return {
    kind: by === 'source' ? 'cross-fitted-by-source' : 'cross-fitted',
    judges: withRows(
      Array.from({ length: FOLDS }, (_, fold) =>
        judgeOf(
          all.filter((row) => foldOf[row] !== fold),
          all.filter((row) => foldOf[row] === fold),
        ),
      ),
    ),
  };
}

/** Where every case has a single row there is nothing to judge, and a judge need not be trained. */
function withRows(judges: readonly JudgeRows[]): readonly JudgeRows[] {
  return judges.filter(({ rows }) => rows.length > 0);
}

/** At most so many, evenly over all. */
function thinned<T>(rows: readonly T[], most: number): readonly T[] {
  if (rows.length <= most) return rows;
  return Array.from({ length: most }, (_, index) => rows[Math.floor((index * rows.length) / most)] as T);
}
