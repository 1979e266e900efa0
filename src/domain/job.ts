export const JOB_STATES = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Long work that somebody asked for over HTTP and can watch. */
export interface Job {
  readonly id: string;
  readonly version: number;
  readonly kind: 'retrain';
  readonly state: JobState;
  /** 0..1 */
  readonly progress: number;
  /** What it is doing now, as a sentence. */
  readonly step: string;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** Kind-specific outcome, e.g. `{modelId, promoted}`. */
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly error: string | null;
  /** Somebody wants it to stop: the instance that runs it looks for that. */
  readonly cancelRequested?: true;
}
