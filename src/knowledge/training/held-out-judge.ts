import { setImmediate as otherWork } from 'node:timers/promises';
import {
  createEnsemble,
  type Ensemble,
  type EnsembleParts,
  scorerOf,
} from '../../classification/classifier.js';
import type { LinearSettings } from '../../classification/linear-values.js';
import type { Scorer } from '../../classification/score-text.js';
import { argMax } from '../../classification/softmax.js';
import type { CalibrationRow } from './calibration-row.js';
import { rememberReadings } from './remember-readings.js';

/** An ensemble that judges rows which it has not seen. */
export interface HeldOutJudge {
  readonly ensemble: Ensemble;
  readonly scorer: Scorer;
  /** All classes of its networks: the business cases, and one more for out of scope where it has learnt it. */
  readonly classes: number;
}

export function createHeldOutJudge(
  parts: EnsembleParts,
  options: {
    readonly classes: number;
    /** Number of business cases. */
    readonly cases: number;
    readonly linear: LinearSettings | null;
  },
): HeldOutJudge {
  const ensemble = rememberReadings(createEnsemble(parts));
  const { classes, cases, linear } = options;
  const scorer = scorerOf(ensemble, { linear, classes, inScopeClasses: cases });
  return { ensemble, scorer, classes };
}

/**
 * Reads the rows while others are still training, so that calibration finds them read: as many as there is time for,
 * until `isOver`. Tells of each row of a business case whether it was judged right. Gives way to other work of this thread
 * every few milliseconds.
 */
export async function readAhead(
  { scorer }: HeldOutJudge,
  rows: readonly CalibrationRow[],
  { isOver, onJudged }: { readonly isOver: () => boolean; readonly onJudged: (right: boolean) => void },
): Promise<void> {
  for (const { text, target } of rows) {
    await otherWork();
    if (isOver()) return;
    // whole, and by its telling passages
    const [whole] = [Number.POSITIVE_INFINITY, 0].map((longTextWords) =>
      scorer.scoreText(text, { cascadeConfidence: 2, cascadeEnergy: 0, longTextWords }),
    );
    if (target >= 0 && whole !== undefined) onJudged(argMax(whole.probabilities) === target);
  }
}
