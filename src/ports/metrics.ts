import type { Tier } from '../domain/prediction.js';

/** What is timed and whose failures are counted: the steps of a batch of messages, and the loops beside them. */
export type Stage = 'read' | 'classify' | 'extract' | 'relate' | 'store' | 'batch' | 'dispatch' | 'relay';

/** What the flow counts and measures. Labels have few values and are never ids. */
export interface Metrics {
  /** A message left the flow. */
  messageHandled(labels: {
    readonly channel: string;
    readonly outcome: 'ticketed' | 'joined' | 'dropped' | 'dead-letter' | 'retried';
  }): void;
  stageDuration(stage: Stage, seconds: number): void;
  /** A stage failed as a whole and is done again later. */
  stageFailed(stage: Stage): void;
  predicted(prediction: {
    readonly businessCase: string | null;
    readonly tier: Tier;
    /** 0..1 */
    readonly confidence: number;
  }): void;
  reservation(outcome: 'offered' | 'accepted' | 'rejected' | 'timed-out' | 'canceled'): void;
  /** From the moment a ticket began to wait until it was offered. */
  waitUntilReservation(seconds: number): void;
  feedback(kind: string): void;
  modelSwapped(): void;
  /** A retraining ended; `challenger`: passed the gate, not promoted; `refused`: the gate said no. */
  retrained(outcome: 'promoted' | 'challenger' | 'refused' | 'failed' | 'canceled', seconds: number): void;
  eventsPublished(count: number): void;
}
