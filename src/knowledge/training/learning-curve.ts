import { loadClassifier } from '../../classification/load-classifier.js';
import type { Example } from '../../domain/example.js';
import type { LearningPoint } from '../../domain/learning-point.js';
import { evaluateClassifier } from '../evaluation/evaluate-classifier.js';
import type { MemberAtWork } from './run-member-jobs.js';
import { createSeededRandom, shuffledIndices } from './seeded-random.js';
import { trainClassifier } from './train-classifier.js';
import { TrainingError } from './training-error.js';
import type { TrainingSettings } from './training-settings.js';

export const LEARNING_SHARES = [0.1, 0.2, 0.4, 0.7, 1] as const;

/**
 * Accuracy on `test` by the share of `rows` that is trained on: rising to the end, more rows would help. Each larger part
 * holds the smaller ones. Rejects like `trainClassifier`, except for parts that are too small.
 */
export async function learningCurve(options: {
  readonly rows: readonly Example[];
  readonly test: readonly Example[];
  readonly shares?: readonly number[];
  readonly seed?: number;
  readonly settings?: TrainingSettings;
  readonly workers?: number;
  /** 0..1, and the network that is at work. */
  readonly onProgress?: (share: number, atWork?: MemberAtWork) => void;
  readonly signal?: AbortSignal;
}): Promise<readonly LearningPoint[]> {
  const { rows, test, shares = LEARNING_SHARES, seed = 1, onProgress, signal } = options;
  const order = shuffledIndices(rows.length, createSeededRandom(seed));
  const effort = shares.reduce((sum, share) => sum + share, 0);
  const points: LearningPoint[] = [];
  let done = 0;
  for (const share of shares) {
    const part = [...order.slice(0, Math.round(rows.length * share))].flatMap((row) => rows[row] ?? []);
    const accuracy = await accuracyOf(part, test, {
      seed,
      ...(options.settings === undefined ? {} : { settings: options.settings }),
      ...(options.workers === undefined ? {} : { workers: options.workers }),
      ...(signal === undefined ? {} : { signal }),
      onProgress: (own, ...atWork) => onProgress?.((done + own * share) / effort, ...atWork),
    });
    points.push({ share, rows: part.length, accuracy });
    done += share;
  }
  return points;
}

type Effort = Omit<Parameters<typeof trainClassifier>[0], 'rows' | 'validation' | 'createdAt'>;

async function accuracyOf(
  rows: readonly Example[],
  test: readonly Example[],
  effort: Effort,
): Promise<number | null> {
  try {
    // forced choice needs no honest confidence: the rows themselves as validation save the judging networks
    const { files } = await trainClassifier({ ...effort, rows, validation: rows, createdAt: new Date(0) });
    return evaluateClassifier(loadClassifier(files), test).accuracy;
  } catch (error) {
    if (error instanceof TrainingError && TOO_SMALL.has(error.code)) return null;
    throw error;
  }
}

const TOO_SMALL: ReadonlySet<string> = new Set(['no-rows', 'one-case', 'identical-rows']);
