import type { Example } from '../../domain/example.js';
import type { LintSettings } from './lint-settings.js';

/** A row with the place that it was read from. */
export interface LintRow {
  readonly example: Example;
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** `error`: training on it does harm. `warning`: most likely not meant. `info`: a person should look at it. */
export type Severity = 'error' | 'warning' | 'info';

/** What a check says about one row; `message` never repeats the row's text. */
export interface Observation {
  readonly row: LintRow;
  readonly message: string;
  /** Other rows that it is about. */
  readonly related?: readonly LintRow[];
}

/** One coded check. Pure: rows in, observations out, in the order of the rows. */
export interface LintCheck {
  /** `W001` ...: stable, never given to another check. */
  readonly code: string;
  /** kebab-case words, as in the file name. */
  readonly name: string;
  readonly severity: Severity;
  /** What counts, in one sentence. */
  readonly definition: string;
  /** How to put it right. */
  readonly hint: string;
  find(rows: readonly LintRow[], settings: LintSettings): readonly Observation[];
}
