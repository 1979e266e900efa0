import { composeClassifierText } from '../../classification/compose-classifier-text.js';
import type { Example } from '../../domain/example.js';
import type { CalibrationRow } from './calibration-row.js';
import { holdOutRows } from './hold-out-rows.js';
import type { PreparedRows } from './prepare-rows.js';

/** Validation rows of known cases needed to calibrate on them. */
export const MIN_VALIDATION_ROWS = 100;

export interface CalibrationSource {
  readonly kind: 'validation' | 'held-out';
  readonly rows: readonly CalibrationRow[];
  /** The same rows for the evaluation. */
  readonly examples: readonly Example[];
  /** What the judging ensemble may be trained on; all rows when validation rows were given. */
  readonly training: { readonly texts: readonly string[]; readonly classes: Int32Array };
}

/** The rows that the calibration is fitted on: the given ones if they suffice, else a share of the training rows. */
export function calibrationRows(options: {
  readonly prepared: PreparedRows;
  readonly validation: readonly Example[];
  readonly share: number;
  readonly seed: number;
}): CalibrationSource {
  const { prepared, validation } = options;
  const { texts, classes, labels } = prepared;
  const indices = new Map(labels.map((label, index) => [label, index]));
  const given = validation.flatMap((example): { row: CalibrationRow; example: Example }[] => {
    const target = example.label === null ? -1 : indices.get(example.label.trim());
    const text = composeClassifierText({ text: example.text, subject: example.subject ?? null });
    return target === undefined ? [] : [{ row: { text, target }, example }];
  });
  if (given.filter(({ row }) => row.target >= 0).length >= MIN_VALIDATION_ROWS) {
    return {
      kind: 'validation',
      rows: given.map(({ row }) => row),
      examples: given.map(({ example }) => example),
      training: { texts, classes },
    };
  }
  const split = holdOutRows({ texts, classes, share: options.share, seed: options.seed });
  const rows = split.heldOut.map(
    (row): CalibrationRow => ({ text: texts[row] ?? '', target: classes[row] ?? -1 }),
  );
  return {
    kind: 'held-out',
    rows,
    examples: rows.map(({ text, target }) => ({ text, label: labels[target] ?? null })),
    training: {
      texts: split.training.map((row) => texts[row] ?? ''),
      classes: Int32Array.from(split.training, (row) => classes[row] ?? -1),
    },
  };
}
