import { createHash } from 'node:crypto';
import type { Feedback } from '../domain/feedback.js';
import type { RelatedRecords } from '../domain/related-records.js';
import type { Ticket, TicketEntity } from '../domain/ticket.js';
import { isOpen } from '../domain/ticket-state.js';
import { agreementOn } from './agreement-on.js';
import { announceKnowledge } from './announce-knowledge.js';
import { changeTicket } from './change-ticket.js';
import { checkFeedback, type FeedbackInput } from './check-feedback.js';
import { currentRouting } from './current-routing.js';
import { judgeTrial } from './judge-trial.js';
import { keepExample } from './keep-example.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { forbidden, notFound, type Outcome, ok } from './outcome.js';
import { relateTicket } from './relate-tickets.js';
import { rerouteTicket } from './reroute-ticket.js';
import type { ServiceContext } from './service-context.js';
import { type Actor, staleFor } from './tickets.js';

export type FeedbackActor = Actor & {
  readonly name: string;
  /** Data staff: their word counts where a second one is wanted, and never moves a ticket. */
  readonly holdsNoTickets?: boolean;
};

/**
 * Takes an agent's word on a prediction: keeps it, turns it into an example for the next training, and puts the
 * ticket right. A corrected ticket is routed again with its age kept; it stays with the agent who has it if they
 * have the skills for the new case. The same feedback sent twice counts once. Where a correction waits for a second person,
 * any agent may give that word: it counts for what is learnt and leaves their colleague's ticket as it is.
 */
export async function giveFeedback(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  ticketId: string,
  input: FeedbackInput,
  actor: FeedbackActor,
): Promise<Outcome<Ticket>> {
  const ticket = await context.store.tickets.get(ticketId);
  if (ticket === null) return notFound('ticket', ticketId);
  const isOthers =
    actor.holdsNoTickets === true ||
    (actor.agentId !== undefined && ticket.agentId !== null && ticket.agentId !== actor.agentId);
  if (isOthers && !(await awaitsSecondPerson(context, knowledge, ticketId))) {
    return actor.holdsNoTickets === true
      ? forbidden('no-second-opinion-wanted', 'No correction of this ticket waits for a second person.')
      : forbidden('not-your-ticket', 'This ticket is assigned to another agent.');
  }
  const stale = staleFor(ticket, actor);
  if (stale !== null) return stale;
  const messages = await context.store.messages.getMany(ticket.messageIds);
  const checked = await checkFeedback(knowledge, ticket, messages, input);
  if (checked.kind !== 'ok') return checked;
  const { businessCase, entities } = checked.value;

  const agentId = actor.agentId ?? actor.name;
  const feedback: Feedback = {
    id: feedbackId(ticket, agentId, input),
    version: 1,
    ticketId,
    messageId: ticket.messageIds[0] ?? '',
    messageIds: ticket.messageIds,
    agentId,
    kind: input.kind,
    predicted: ticket.businessCase,
    businessCase,
    entities,
    note: input.note ?? null,
    modelId: ticket.modelId,
    at: context.clock.now(),
  };
  // every step may be repeated: a call that broke off is put right by the same call made again
  const inserted = await context.store.feedback.insert(feedback);
  const exampleId = await keepExample(context, { ticket, messages, feedback, knowledge });
  await announceKnowledge(context, { exampleId, feedback: input.kind });
  if (inserted === 'inserted') {
    context.metrics.feedback(input.kind);
    const said = await context.store.feedback.byTicket(ticketId);
    await judgeTrial(context, { feedback, isFirst: said.every(({ id }) => id === feedback.id) });
  }

  if (isOthers) {
    const data = {
      kind: 'feedback' as const,
      agentId,
      feedback: input.kind,
      from: ticket.businessCase,
      to: businessCase,
    };
    if (inserted === 'inserted')
      await context.store.decisions.insertMany([
        { id: context.ids.next(), ticketId, at: context.clock.now(), data },
      ]);
    return ok(ticket);
  }
  const related = entities === null ? undefined : await relateTicket(context, { entities }, messages);
  const routing = await currentRouting(context, knowledge);
  const holder = ticket.agentId === null ? null : await context.store.agents.get(ticket.agentId);
  return changeTicket(context, ticketId, (current, at) => {
    const judged =
      input.kind === 'rejected' ? rejected(current) : decided(current, { businessCase, entities, related });
    const changed = staleFor(current, actor);
    if (changed !== null) return changed;
    if (sameVerdict(current, judged)) return null;
    const record = {
      kind: 'feedback' as const,
      agentId,
      feedback: input.kind,
      from: current.businessCase,
      to: judged.businessCase,
    };
    if (!isOpen(current) || judged.businessCase === current.businessCase) {
      return { ticket: judged, eventType: 'ticket.feedback', decisions: [record] };
    }
    const rerouted = rerouteTicket(judged, { routing, holder, at });
    return {
      ticket: rerouted.ticket,
      eventType: 'ticket.corrected',
      decisions: [record, ...rerouted.decisions],
    };
  });
}

/** Whether one person alone has corrected the ticket, and what is learnt waits for another. */
async function awaitsSecondPerson(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  ticketId: string,
): Promise<boolean> {
  const said = await context.store.feedback.byTicket(ticketId);
  return (await agreementOn(said, knowledge)).awaitsAgreement;
}

/** The facts that an agent's verdict changes; the prediction's confidence becomes certainty. */
function decided(
  ticket: Ticket,
  verdict: {
    readonly businessCase: string | null;
    readonly entities: readonly TicketEntity[] | null;
    readonly related: RelatedRecords | null | undefined;
  },
): Ticket {
  const { businessCase, entities, related } = verdict;
  return {
    ...ticket,
    businessCase,
    outOfScope: businessCase === null,
    confidence: 1,
    tier: businessCase === null ? 'triage' : 'preselect',
    entities: entities ?? ticket.entities,
    ...(related === undefined ? {} : { related }),
  };
}

function rejected(ticket: Ticket): Ticket {
  return { ...ticket, businessCase: null, confidence: 0, tier: 'triage' };
}

const sameVerdict = (a: Ticket, b: Ticket) =>
  a.businessCase === b.businessCase &&
  a.outOfScope === b.outOfScope &&
  a.confidence === b.confidence &&
  a.tier === b.tier &&
  JSON.stringify(a.entities) === JSON.stringify(b.entities);

/** The same words of the same agent on the same prediction have the same id. */
function feedbackId(ticket: Ticket, agentId: string, input: FeedbackInput): string {
  const said = JSON.stringify([
    ticket.id,
    agentId,
    input.kind,
    input.businessCase,
    input.entities,
    input.note,
  ]);
  return `f-${createHash('sha256').update(said).digest('hex').slice(0, 32)}`;
}
