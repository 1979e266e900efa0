import { createHash } from 'node:crypto';
import { isLearnt, type StoredExample } from '../domain/example.js';

/** How long a judged message stays out of training once it was chosen. */
export const HELD_OUT_MS = 7 * 86_400_000;
/** One judged message in ten is chosen. */
const ONE_IN = 10;
/** With fewer judged messages in the window every one is needed for learning. */
const LEAST_JUDGED = 200;

/**
 * A fixed tenth of what agents confirmed or corrected in the last week: models are judged by it, so none is trained
 * on it until the week is over. Confirmed and corrected alike, as they came: confirmed ones alone would favour the
 * model that was right then. The choice hangs on the id, so all instances and all trainings choose the same.
 */
export function heldOutFeedback(examples: readonly StoredExample[], now: Date): readonly StoredExample[] {
  const recent = examples.filter(
    (example) =>
      example.verdicts !== undefined &&
      !example.golden &&
      isLearnt(example) &&
      now.getTime() - example.createdAt.getTime() < HELD_OUT_MS,
  );
  if (recent.length < LEAST_JUDGED) return [];
  return recent.filter(({ id }) => (createHash('sha256').update(id).digest()[0] ?? 0) % ONE_IN === 0);
}
