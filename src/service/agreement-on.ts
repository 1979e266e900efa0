import type { Verdict } from '../domain/example.js';
import type { Feedback } from '../domain/feedback.js';
import type { KnowledgeSource } from './knowledge-source.js';

/** What agents say together of one ticket. */
export interface Agreement {
  /** Each agent's latest word, by agent. */
  readonly verdicts: readonly Verdict[];
  /** What more agents say than anything else; undefined while they are even. */
  readonly label: string | null | undefined;
  /** Whether that is something else than the model had said. */
  readonly isCorrection: boolean;
  /** Whether it is a correction that a second person has to agree with before it is learnt. */
  readonly awaitsAgreement: boolean;
}

/** `said` is all that was said of the ticket, in that order. */
export async function agreementOn(
  said: readonly Feedback[],
  knowledge: Pick<KnowledgeSource, 'needsTwoPersons'>,
): Promise<Agreement> {
  const verdicts = verdictsOf(said);
  const label = majority(verdicts);
  // by the second word the ticket has the first one's case; that one was about the model's
  const predicted = said[0]?.predicted ?? null;
  const agreed = verdicts.filter((verdict) => verdict.label === label).length;
  const isCorrection = verdicts.length > 0 && label !== predicted;
  const awaitsAgreement =
    isCorrection &&
    agreed < 2 &&
    (await knowledge.needsTwoPersons([predicted, ...verdicts.map((verdict) => verdict.label)]));
  return { verdicts, label, isCorrection, awaitsAgreement };
}

function verdictsOf(all: readonly Feedback[]): readonly Verdict[] {
  const byAgent = new Map<string, Verdict>();
  for (const { agentId, kind, businessCase, at } of all) {
    if (kind === 'rejected') byAgent.delete(agentId);
    else byAgent.set(agentId, { agentId, label: businessCase, at: at.getTime() });
  }
  return [...byAgent.values()].sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
}

/** What more agents say than anything else; undefined while they are even. */
function majority(verdicts: readonly Verdict[]): string | null | undefined {
  const votes = new Map<string | null, number>();
  for (const { label } of verdicts) votes.set(label, (votes.get(label) ?? 0) + 1);
  const [first, second] = [...votes].sort(([, a], [, b]) => b - a);
  return first === undefined || first[1] === second?.[1] ? undefined : first[0];
}
