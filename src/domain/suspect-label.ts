/** A row of the knowledge base whose label is probably wrong, by models that have not seen it. Label null: out of scope. */
export interface SuspectLabel {
  /** As it stands in the knowledge base. */
  readonly text: string;
  readonly subject: string | null;
  /** What it is labelled with. */
  readonly label: string | null;
  /** What it reads as. */
  readonly suggested: string | null;
  /** How sure those models are of `suggested`, 0..1. */
  readonly confidence: number;
}

/** `keep`: the label is right; `move`: the row belongs to another case; `remove`: it teaches nothing. */
export const SUSPECT_DECISIONS = ['keep', 'move', 'remove'] as const;
export type SuspectDecision = (typeof SUSPECT_DECISIONS)[number];
