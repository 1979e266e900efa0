import { loadClassifier } from '../../classification/load-classifier.js';
import type { Example } from '../../domain/example.js';
import { judgeExamples } from '../evaluation/evaluate-classifier.js';
import { crossFolds } from '../training/cross-folds.js';
import { trainClassifier } from '../training/train-classifier.js';
import { opinionOf } from './opinion-of.js';
import { rowKey } from './row-text.js';
import type { RowOpinion } from './suspect-rows.js';

const FOLDS = 4;

/**
 * What models think of rows that they have not seen: the rows are dealt into four folds, and each is judged by a model
 * of the other three, calibrated on the fold that it judges. Null for texts that occur twice (W001 names them). Rejects
 * like `trainClassifier`.
 */
export async function outOfFoldOpinions(options: {
  readonly rows: readonly Example[];
  readonly seed?: number;
  readonly workers?: number;
  /** 0..1 */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}): Promise<readonly (RowOpinion | null)[]> {
  const { rows, seed = 1, workers, onProgress, signal } = options;
  const labels = [...new Set(rows.map(({ label }) => label))];
  const { foldOf } = crossFolds({
    texts: rows.map(rowKey),
    classes: Int32Array.from(rows, ({ label }) => labels.indexOf(label)),
    // dealt row by row: rows of the same hand may stay in the training, since a slip of the hand is what is looked for
    sources: rows.map(() => ''),
    folds: FOLDS,
    seed,
  });
  const opinions = new Array<RowOpinion | null>(rows.length).fill(null);
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = rows.flatMap((example, row) => (foldOf[row] === fold ? [{ example, row }] : []));
    const { files } = await trainClassifier({
      rows: rows.filter((_, row) => foldOf[row] !== fold),
      validation: held.map(({ example }) => example),
      seed: seed + fold,
      settings: { members: 1 },
      createdAt: new Date(0),
      ...(workers === undefined ? {} : { workers }),
      ...(signal === undefined ? {} : { signal }),
      onProgress: (share) => onProgress?.((fold + share) / FOLDS),
    });
    const judged = judgeExamples(
      loadClassifier(files),
      held.map(({ example }) => example),
    );
    for (const [index, { prediction }] of judged.entries()) {
      const row = held[index]?.row;
      if (row !== undefined) opinions[row] = opinionOf(prediction);
    }
  }
  return opinions;
}
