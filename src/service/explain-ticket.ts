import type { DecisionRecord } from '../domain/decision-record.js';
import type { DisplayLanguage } from '../domain/language.js';
import { explainDecision } from '../routing/explain-decision.js';
import { type DecisionNames, tellSentence } from '../routing/explanation/tell-sentence.js';
import type { Dispatcher } from './dispatcher.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';

export interface TicketExplanation {
  readonly ticketId: string;
  /** Oldest first. */
  readonly decisions: readonly DecisionRecord[];
  /** The same in sentences. */
  readonly sentences: readonly string[];
  /** For a waiting ticket: which agents were looked at and why each cannot have it now; null where not known here. */
  readonly waiting: Waiting;
}

/** Why a ticket is what and where it is. */
export async function explainTicket(
  context: Pick<ServiceContext, 'store'>,
  {
    knowledge,
    dispatcher,
  }: { readonly knowledge: KnowledgeSource; readonly dispatcher: Pick<Dispatcher, 'explainWaiting'> },
  ticketId: string,
  language: DisplayLanguage,
): Promise<Outcome<TicketExplanation>> {
  const ticket = await context.store.tickets.get(ticketId);
  if (ticket === null) return notFound('ticket', ticketId);
  const [decisions, businessCases, agents, queues] = await Promise.all([
    context.store.decisions.byTicket(ticketId),
    knowledge.businessCases(),
    context.store.agents.all(),
    context.store.queues.all(),
  ]);
  const names = {
    businessCases: new Map(businessCases.map(({ key, names: name }) => [key, name[language]])),
    agents: new Map(agents.map(({ id, name }) => [id, name])),
    queues: new Map(queues.map(({ name, displayName }) => [name, displayName[language]])),
  };
  return ok({
    ticketId,
    decisions,
    sentences: decisions.flatMap((record) => explainDecision(record, language, names)),
    waiting: ticket.state === 'pending' ? told(dispatcher.explainWaiting(ticketId), language, names) : null,
  });
}

type Waiting = ReturnType<Dispatcher['explainWaiting']>;

function told(waiting: Waiting, language: DisplayLanguage, names: DecisionNames): Waiting {
  const tell = (sentence: string) => tellSentence(sentence, language, names);
  return (
    waiting && {
      ...waiting,
      sentences: waiting.sentences.map(tell),
      candidates: waiting.candidates.map((trial) => ({ ...trial, reasons: trial.reasons.map(tell) })),
    }
  );
}
