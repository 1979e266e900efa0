import { isDisputed, type StoredExample, type Verdict } from '../domain/example.js';
import { createSimilarityIndex } from './memory/similarity-index.js';

/** How well what agents say can be trusted. Shares are 0..1. */
export interface FeedbackQuality {
  /** Messages that agents confirmed or corrected. */
  readonly judged: number;
  /** Of those, judged by two agents or more: only they tell whether agents agree. */
  readonly judgedByTwo: number;
  /** Pairs of verdicts on one message that say the same; null without pairs. */
  readonly agreement: number | null;
  /** Krippendorff's alpha: agreement beyond chance; 1 is perfect, 0 is chance; null without pairs. */
  readonly alpha: number | null;
  readonly agents: readonly AgentAgreement[];
  /** Messages on which as many agents say one thing as another: nothing is learnt from them. */
  readonly disputed: readonly { readonly exampleId: string; readonly verdicts: readonly Verdict[] }[];
  /** Nearly the same text with different labels, most similar first; at most 100. */
  readonly contradictions: readonly Contradiction[];
}

export interface AgentAgreement {
  readonly agentId: string;
  readonly judged: number;
  /** Verdicts of others on the same messages, and how many of them say the same. */
  readonly compared: number;
  readonly agreed: number;
}

export interface Contradiction {
  readonly exampleIds: readonly [string, string];
  readonly labels: readonly [string | null, string | null];
  readonly similarity: number;
}

const NEARLY_SAME = 0.8;
const MOST_CONTRADICTIONS = 100;

export function feedbackQuality(examples: readonly StoredExample[]): FeedbackQuality {
  const judged = examples.filter(({ verdicts = [] }) => verdicts.length > 0);
  const agents = new Map<string, { judged: number; compared: number; agreed: number }>();
  const counted = (agentId: string) => {
    const counts = agents.get(agentId) ?? { judged: 0, compared: 0, agreed: 0 };
    agents.set(agentId, counts);
    return counts;
  };
  for (const { verdicts = [] } of judged) {
    for (const own of verdicts) {
      const counts = counted(own.agentId);
      counts.judged++;
      for (const other of verdicts) {
        if (other.agentId === own.agentId) continue;
        counts.compared++;
        if (other.label === own.label) counts.agreed++;
      }
    }
  }
  const all = [...agents.values()];
  const compared = all.reduce((sum, counts) => sum + counts.compared, 0);
  const agreed = all.reduce((sum, counts) => sum + counts.agreed, 0);
  return {
    judged: judged.length,
    judgedByTwo: judged.filter(({ verdicts = [] }) => verdicts.length > 1).length,
    agreement: compared === 0 ? null : agreed / compared,
    alpha: krippendorffAlpha(judged.map(({ verdicts = [] }) => verdicts.map(({ label }) => label))),
    agents: [...agents]
      .map(([agentId, counts]) => ({ agentId, ...counts }))
      .sort((a, b) => (a.agentId < b.agentId ? -1 : 1)),
    disputed: judged.filter(isDisputed).map(({ id, verdicts = [] }) => ({ exampleId: id, verdicts })),
    contradictions: contradictions(examples),
  };
}

/** Nominal data, any number of verdicts a message (Krippendorff 2004): 1 - observed / expected disagreement. */
export function krippendorffAlpha(units: readonly (readonly (string | null)[])[]): number | null {
  const totals = new Map<string | null, number>();
  let disagreement = 0;
  let values = 0;
  for (const unit of units) {
    if (unit.length < 2) continue;
    values += unit.length;
    for (const label of unit) totals.set(label, (totals.get(label) ?? 0) + 1);
    const differing = unit.reduce((sum, label) => sum + unit.filter((other) => other !== label).length, 0);
    disagreement += differing / (unit.length - 1);
  }
  if (values < 2) return null;
  const same = [...totals.values()].reduce((sum, count) => sum + count * (count - 1), 0);
  const expected = 1 - same / (values * (values - 1));
  return expected === 0 ? 1 : 1 - disagreement / values / expected;
}

function contradictions(examples: readonly StoredExample[]): readonly Contradiction[] {
  const index = createSimilarityIndex();
  const byId = new Map<string, StoredExample>();
  const found: Contradiction[] = [];
  for (const example of examples) {
    for (const { id, similarity } of index.neighbours(example.text, { atLeast: NEARLY_SAME })) {
      const other = byId.get(id);
      if (other === undefined || other.label === example.label) continue;
      found.push({ exampleIds: [id, example.id], labels: [other.label, example.label], similarity });
    }
    index.put(example.id, example.text);
    byId.set(example.id, example);
  }
  return found.sort((a, b) => b.similarity - a.similarity).slice(0, MOST_CONTRADICTIONS);
}
