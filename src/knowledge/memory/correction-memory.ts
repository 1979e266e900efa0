// What agents have said since the last training, looked up beside the network: a correction made now counts for the
// next message that says nearly the same, long before a model is trained with it.
import type { StoredExample, Verdict } from '../../domain/example.js';
import { createSimilarityIndex } from './similarity-index.js';
import { LEAST_SIMILARITY, type SimilarityPrecision } from './similarity-precision.js';

/** What the corrections of similar messages say together. */
export interface Recollection {
  /** Null: out of scope. */
  readonly label: string | null;
  /** Of the most similar message, 0..1. */
  readonly similarity: number;
  /** Chance that they are right about this message, 0..1. */
  readonly weight: number;
  /** Who said so; each agent counts once, however often they said it. */
  readonly agents: readonly string[];
  /** How many agents said something else. */
  readonly against: number;
  /** Most similar first; at most five. */
  readonly exampleIds: readonly string[];
}

export interface CorrectionMemory {
  readonly size: number;
  /** Makes the memory hold exactly these examples, the newest `capacity` of them. Only what differs costs time. */
  hold(examples: readonly StoredExample[]): void;
  /** Null where nothing similar is known, or where as many agents say one thing as another. */
  recall(text: string, precision: SimilarityPrecision): Recollection | null;
}

const MOST_EXAMPLES_TOLD = 5;

export function createCorrectionMemory({ capacity }: { readonly capacity: number }): CorrectionMemory {
  const index = createSimilarityIndex();
  const held = new Map<string, StoredExample>();

  return {
    get size() {
      return held.size;
    },
    hold(examples) {
      const wanted = new Map(
        [...examples]
          .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
          .slice(0, capacity)
          .map((example) => [example.id, example]),
      );
      for (const id of [...held.keys()]) {
        if (wanted.has(id)) continue;
        held.delete(id);
        index.remove(id);
      }
      for (const [id, example] of wanted) {
        if (held.get(id)?.text !== example.text) index.put(id, example.text);
        held.set(id, example);
      }
    },
    recall(text, precision) {
      if (held.size === 0) return null;
      const votes = new Map<string, Vote>();
      for (const { id, similarity } of index.neighbours(text, { atLeast: LEAST_SIMILARITY })) {
        const example = held.get(id);
        for (const verdict of example?.verdicts ?? []) {
          const earlier = votes.get(verdict.agentId);
          // of what an agent said about equally similar messages the latest word counts
          if (
            earlier === undefined ||
            (earlier.similarity === similarity && earlier.verdict.at < verdict.at)
          ) {
            votes.set(verdict.agentId, { verdict, similarity, exampleId: id });
          }
        }
      }
      return tally([...votes.values()], precision);
    },
  };
}

interface Vote {
  readonly verdict: Verdict;
  readonly similarity: number;
  readonly exampleId: string;
}

function tally(votes: readonly Vote[], precision: SimilarityPrecision): Recollection | null {
  const byLabel = new Map<string | null, Vote[]>();
  for (const vote of votes) {
    const same = byLabel.get(vote.verdict.label);
    if (same === undefined) byLabel.set(vote.verdict.label, [vote]);
    else same.push(vote);
  }
  const [first, second] = [...byLabel].sort(([, a], [, b]) => b.length - a.length);
  if (first === undefined || first[1].length === second?.[1].length) return null;
  const [label, voices] = first;
  const nearest = [...voices].sort((a, b) => b.similarity - a.similarity);
  const similarity = nearest[0]?.similarity ?? 0;
  const against = votes.length - voices.length;
  return {
    label,
    similarity,
    weight: precision(similarity) * ((voices.length - against) / votes.length),
    agents: voices.map(({ verdict }) => verdict.agentId).sort(),
    against,
    exampleIds: [...new Set(nearest.map(({ exampleId }) => exampleId))].slice(0, MOST_EXAMPLES_TOLD),
  };
}
