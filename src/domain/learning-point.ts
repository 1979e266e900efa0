/** What a model learns from a part of the rows. */
export interface LearningPoint {
  /** Part of the training rows, 0..1. */
  readonly share: number;
  readonly rows: number;
  /** Of the in-scope test rows, forced choice; null where the part was too small to learn from. */
  readonly accuracy: number | null;
}
