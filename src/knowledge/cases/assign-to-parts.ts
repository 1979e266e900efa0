// Which part of a split case does each of its examples belong to? Decided by a few examples of each part: multinomial
// naive Bayes over words and word pairs (McCallum and Nigam 1998), with even priors, since the seeds' numbers say
// nothing about how often a part occurs.
import { memoryGrams } from '../memory/memory-grams.js';

export interface CasePart {
  readonly key: string;
  /** Texts that certainly belong to it. */
  readonly examples: readonly string[];
}

const SMOOTHING = 0.5;

/** The part that each text belongs to with at least this chance (.8 unless told); null where that is not clear. */
export function assignToParts(
  texts: readonly string[],
  parts: readonly CasePart[],
  { atLeast = 0.8 }: { readonly atLeast?: number } = {},
): readonly (string | null)[] {
  const known = new Set<string>();
  const models = parts.map(({ key, examples }) => {
    const counts = new Map<string, number>();
    let total = 0;
    for (const gram of examples.flatMap((text) => [...memoryGrams(text)])) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      known.add(gram);
      total++;
    }
    return { key, counts, total };
  });
  return texts.map((text) => {
    const grams = [...memoryGrams(text)].filter((gram) => known.has(gram));
    const scores = models.map(({ counts, total }) =>
      grams.reduce(
        (sum, gram) =>
          sum + Math.log(((counts.get(gram) ?? 0) + SMOOTHING) / (total + SMOOTHING * known.size)),
        0,
      ),
    );
    const best = Math.max(...scores);
    const sum = scores.reduce((all, score) => all + Math.exp(score - best), 0);
    return 1 / sum >= atLeast ? (models[scores.indexOf(best)]?.key ?? null) : null;
  });
}
