/** `challenger`: trained and judged; `champion`: live; `retired`: was champion; `refused`: the gate said no. */
export const MODEL_STATES = ['challenger', 'champion', 'retired', 'refused'] as const;
export type ModelState = (typeof MODEL_STATES)[number];

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
}
