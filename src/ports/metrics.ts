/** What the flow counts and measures. Labels have few values and are never ids. */
export interface Metrics {
  /** A message left the flow. */
  messageHandled(labels: {
    readonly channel: string;
    readonly outcome: 'ticketed' | 'joined' | 'dropped' | 'dead-letter' | 'retried';
  }): void;
  stageDuration(stage: 'read' | 'classify' | 'extract' | 'store' | 'batch', seconds: number): void;
  predicted(labels: { readonly businessCase: string; readonly tier: string }): void;
  reservation(outcome: 'offered' | 'accepted' | 'rejected' | 'timed-out' | 'canceled'): void;
  /** From the moment a ticket began to wait until it was offered. */
  waitUntilReservation(seconds: number): void;
  feedback(kind: string): void;
  modelSwapped(): void;
  eventsPublished(count: number): void;
}
