import type { Scorer } from '../../classification/score-text.js';

/** A row that the network has not seen. */
export interface CalibrationRow {
  readonly text: string;
  /** Index of the business case; -1: out of scope. */
  readonly target: number;
}

/** The row with the scorer that has not seen it. */
export interface JudgedRow extends CalibrationRow {
  readonly scorer: Scorer;
}
