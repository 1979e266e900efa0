import type { Example } from '../../domain/example.js';
import { caseFigures } from '../../knowledge/evaluation/case-figures.js';

/** What a peer reaches on the same rows, measured in the same run. */
export interface PeerFigures {
  /** Of the in-scope test rows, forced choice. */
  readonly accuracy: number;
  /** Mean over the cases of the share of their rows that is found: every case counts alike, however rare it is. */
  readonly meanRecall: number;
  readonly trainSeconds: number;
  /** In one thread. */
  readonly messagesPerSecond: number;
}

/** What a peer said, one case a test row in their order, and how long it took. */
export interface PeerRun {
  readonly found: readonly string[];
  readonly trainSeconds: number;
  readonly classifySeconds: number;
}

export interface PeerRows {
  readonly rows: readonly Example[];
  readonly test: readonly Example[];
}

/** The in-scope rows as peers read them: subject and text as one, with the case. */
export function peerRows(rows: readonly Example[]): readonly (readonly [text: string, label: string])[] {
  return rows.flatMap(({ text, subject, label }) =>
    label === null ? [] : [[subject === undefined ? text : `${subject}\n${text}`, label] as const],
  );
}

/** Holds what a peer said against the labels of the in-scope test rows. */
export function peerFigures(run: PeerRun, test: readonly Example[]): PeerFigures {
  const judged = peerRows(test).map(([, label], row) => ({ label, predicted: run.found[row] ?? '' }));
  const byCase = caseFigures(judged);
  return {
    accuracy: judged.filter(({ label, predicted }) => label === predicted).length / judged.length,
    meanRecall: byCase.reduce((sum, { recall }) => sum + recall, 0) / byCase.length,
    trainSeconds: run.trainSeconds,
    messagesPerSecond: judged.length / run.classifySeconds,
  };
}
