/**
 * `challenger`: trained and judged; `shadow`: on trial beside the champion; `champion`: live; `retired`: was champion;
 * `refused`: the gate said no.
 */
export const MODEL_STATES = ['challenger', 'shadow', 'champion', 'retired', 'refused'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

/** What a model on trial has shown. Of agents' words the first one on a ticket counts. */
export interface TrialCounts {
  /** Tickets that both models have read. */
  readonly predictions: number;
  /** Of these: both saw the same business case, or both out of scope. */
  readonly agreements: number;
  /** Of these: decided by the model on trial. */
  readonly decided: number;
  /** Of these: confirmed or corrected by an agent; the agent said the same as both, as one of them, or as neither. */
  readonly judged: number;
  readonly bothRight: number;
  readonly onlyChampionRight: number;
  readonly onlyChallengerRight: number;
}

export const NO_TRIAL_COUNTS: TrialCounts = {
  predictions: 0,
  agreements: 0,
  decided: 0,
  judged: 0,
  bothRight: 0,
  onlyChampionRight: 0,
  onlyChallengerRight: 0,
};

/** The largest share of the messages that a model on trial may decide. */
export const MOST_CANARY_SHARE = 0.5;

/** The latest trial of a model: under way while its state is `shadow`. */
export interface ModelTrial extends TrialCounts {
  /** Share of the messages that it decides, 0..MOST_CANARY_SHARE; 0: it predicts beside the champion and is not used. */
  readonly share: number;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** What it was before, and is again when the trial ends without a promotion. */
  readonly before: Exclude<ModelState, 'champion' | 'shadow'>;
}

/** A trained classifier in the registry. Its files live in the model store under the same id. */
export interface ModelRecord {
  readonly id: string;
  readonly version: number;
  readonly state: ModelState;
  readonly createdAt: Date;
  readonly promotedAt: Date | null;
  /** The champion that it replaced: where a roll back returns to. */
  readonly predecessorId: string | null;
  /** SHA-256 over the model's files, in hex. */
  readonly hash: string;
  /** SHA-256 over the rows it was trained on, in hex. */
  readonly dataHash: string;
  readonly examples: number;
  /** When its rows were read: what was said later it has not learnt. Not on models of earlier versions. */
  readonly knowledgeAt?: Date;
  readonly metrics: Readonly<Record<string, number | null>>;
  /** The gate's verdict in sentences. */
  readonly gate: readonly string[];
  /** Only on models that are, or were, on trial. */
  readonly trial?: ModelTrial;
}
