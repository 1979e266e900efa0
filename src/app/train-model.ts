import { loadClassifier } from '../classification/load-classifier.js';
import { evaluateClassifier } from '../knowledge/evaluation/evaluate-classifier.js';
import { judgedOpinions } from '../knowledge/lint/judged-opinions.js';
import { outOfFoldOpinions } from '../knowledge/lint/out-of-fold-opinions.js';
import { suspectLabels } from '../knowledge/lint/suspect-labels.js';
import { LEARNING_SHARES, learningCurve } from '../knowledge/training/learning-curve.js';
import { type TrainedClassifier, trainClassifier } from '../knowledge/training/train-classifier.js';
import type { TrainedModel, TrainingRequest } from '../ports/trainer.js';
import { madeBy } from './made-by.js';

/** How a model is trained, beside the rows. */
export interface TrainingEffort {
  /** Worker threads; 0: this thread alone. */
  readonly threads: number;
  /** Networks that the model averages. */
  readonly members: number;
}

type Request = TrainingRequest & TrainingEffort;

/** Where the parts of an examined training end on the progress bar. */
const TRAINED_AT = 0.4;
const CURVE_AT = 0.8;

/** Trains, and sums the model up for the registry. */
export async function trainModel(request: Request): Promise<TrainedModel> {
  const { rows, seed, threads, members, examineOn } = request;
  const trained = await trainClassifier({
    rows,
    seed,
    createdAt: new Date(),
    madeBy: madeBy(),
    workers: threads,
    settings: { members },
    ...watched(request, 'Training', [0, examineOn === undefined ? 1 : TRAINED_AT]),
  });
  const { files, manifest } = trained;
  const learning = examineOn === undefined ? undefined : await curveOf(request, trained, examineOn);
  const suspects = await suspectsOf(request, trained);
  return {
    modelId: manifest.id,
    files,
    hash: manifest.hash,
    dataHash: manifest.dataHash,
    examples: manifest.examples,
    metrics: manifest.metrics,
    warnings: manifest.warnings,
    ...(suspects === undefined ? {} : { suspects }),
    ...(learning === undefined ? {} : { learning }),
  };
}

/** Parts of the rows are trained on anew; what all of them teach, the model itself shows. */
async function curveOf(
  request: Request,
  { files, manifest }: TrainedClassifier,
  test: NonNullable<Request['examineOn']>,
) {
  const parts = await learningCurve({
    rows: request.rows,
    test,
    shares: LEARNING_SHARES.filter((share) => share < 1),
    seed: request.seed,
    workers: request.threads,
    settings: { members: request.members },
    ...watched(request, 'Measuring what fewer examples teach', [TRAINED_AT, CURVE_AT]),
  });
  const { accuracy } = evaluateClassifier(loadClassifier(files), test);
  return [...parts, { share: 1, rows: manifest.examples, accuracy }];
}

/** From the judges of the training itself where each row had one, else from further ones if that was asked for. */
async function suspectsOf(request: Request, { outOfFold }: TrainedClassifier) {
  const { rows, seed, threads, examineOn } = request;
  if (outOfFold.length > 0) return suspectLabels(rows, judgedOpinions(rows, outOfFold));
  if (examineOn === undefined) return undefined;
  const opinions = await outOfFoldOpinions({
    rows,
    seed,
    workers: threads,
    ...watched(request, 'Looking for suspect labels', [CURVE_AT, 1]),
  });
  return suspectLabels(rows, opinions);
}

function watched({ onProgress, signal }: Request, step: string, [from, to]: readonly [number, number]) {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined
      ? {}
      : { onProgress: (share: number) => onProgress(from + share * (to - from), step) }),
  };
}
