import type { DecisionData } from '../domain/decision-record.js';
import type { DomainEvent } from '../domain/event.js';
import type { Prediction } from '../domain/prediction.js';
import { TIERS } from '../domain/prediction.js';
import type { Ticket, TicketEntity } from '../domain/ticket.js';
import { endHold, reopen } from '../domain/ticket-state.js';
import { phrase } from '../routing/explanation/phrase.js';
import { assessUrgency } from './assess-urgency.js';
import type { RoutingConfiguration } from './current-routing.js';
import { isLedElsewhere } from './is-led-elsewhere.js';
import type { Plan, PlannedMessage } from './plan-messages.js';
import { rerouteTicket } from './reroute-ticket.js';
import type { ServiceContext } from './service-context.js';
import type { Understood } from './understand.js';

/** A ticket as it is to be stored, with what led to it. */
export interface BuiltTicket {
  readonly ticket: Ticket;
  readonly isNew: boolean;
  readonly eventType: 'ticket.created' | 'ticket.message-joined' | 'ticket.reopened';
  readonly decisions: readonly DecisionData[];
  /** Written with the ticket, beside its own event. */
  readonly events?: readonly DomainEvent[];
}

type Placed = Extract<PlannedMessage, { kind: 'ticket' }>;

/** Makes new tickets, and adds messages to the tickets that they join. */
export function buildTickets(
  context: ServiceContext,
  {
    plan,
    understood,
    routing,
  }: { readonly plan: Plan; readonly understood: Understood; readonly routing: RoutingConfiguration },
): readonly BuiltTicket[] {
  const byTicket = new Map<string, Placed[]>();
  for (const planned of plan.messages) {
    if (planned.kind === 'drop') continue;
    byTicket.set(planned.ticketId, [...(byTicket.get(planned.ticketId) ?? []), planned]);
  }
  return [...byTicket].flatMap(([ticketId, placed]) => {
    const prediction = understood.predictions.get(ticketId);
    const entities = placed.flatMap(({ message }) =>
      (understood.entities.get(message.id) ?? []).map(
        (entity): TicketEntity => ({ ...entity, messageId: message.id }),
      ),
    );
    const existing = plan.joinedTickets.get(ticketId);
    if (existing !== undefined) return [joinTicket(context, existing, placed, entities, prediction, routing)];
    return prediction === undefined
      ? []
      : [newTicket(context, ticketId, placed, entities, prediction, routing)];
  });
}

function newTicket(
  context: ServiceContext,
  ticketId: string,
  placed: readonly Placed[],
  entities: readonly TicketEntity[],
  prediction: Prediction,
  routing: RoutingConfiguration,
): BuiltTicket {
  const [first] = placed as readonly [Placed, ...Placed[]];
  const at = context.clock.now();
  const urgency = assessUrgency(placed.map(({ message }) => message));
  const unrouted: Ticket = {
    id: ticketId,
    version: 1,
    state: 'pending',
    conversationId: first.message.conversationId ?? '',
    messageIds: placed.map(({ message }) => message.id),
    customerId: first.message.customerId,
    ...attributesOf(undefined, placed),
    channel: first.message.channel,
    language: first.message.language,
    subject: first.message.subject,
    ...predicted(prediction),
    ...urgency.facts,
    entities,
    queue: '',
    requiredSkills: {},
    priority: 0,
    reservationTimeoutSeconds: 0,
    agentId: null,
    reservation: null,
    passedOverBy: [],
    preferredAgentId: first.lastAgentId,
    fencingToken: 0,
    createdAt: at,
    waitingSince: at,
    acceptedAt: null,
    completedAt: null,
  };
  const routed = rerouteTicket(unrouted, { routing, holder: null, at });
  return {
    ticket: routed.ticket,
    isNew: true,
    eventType: 'ticket.created',
    decisions: [
      ...predictionDecisions(placed, prediction),
      ...urgency.decisions,
      ...lastAgentDecisions(first),
      ...routed.decisions,
    ],
  };
}

function joinTicket(
  context: ServiceContext,
  existing: Ticket,
  placed: readonly Placed[],
  entities: readonly TicketEntity[],
  prediction: Prediction | undefined,
  routing: RoutingConfiguration,
): BuiltTicket {
  const at = context.clock.now();
  const reopened = placed.some(({ how }) => how === 'reopen') ? reopen(existing, at) : null;
  const added = placed.map(({ message }) => message.id).filter((id) => !existing.messageIds.includes(id));
  const urgency = assessUrgency(
    placed.map(({ message }) => message),
    // what was urgent in a matter that is done says nothing of the new one
    reopened === null ? existing.urgencySigns : [],
  );
  const base: Ticket = {
    // what the customer writes is not left lying until a date
    ...(reopened ?? endHold(existing, at)),
    preferredAgentId: reopened === null ? existing.preferredAgentId : (placed[0]?.lastAgentId ?? null),
    ...urgency.facts,
    ...attributesOf(existing.customerAttributes, placed),
    messageIds: [...existing.messageIds, ...added],
    entities: [...existing.entities, ...entities],
    customerId:
      existing.customerId ??
      placed.find(({ message }) => message.customerId !== null)?.message.customerId ??
      null,
  };
  const eventType = reopened === null ? 'ticket.message-joined' : 'ticket.reopened';
  const waits = existing.state === 'pending';
  const isClearer =
    prediction !== undefined && (reopened !== null || (waits && isBetter(prediction, existing)));
  const decisions = [
    ...(isClearer
      ? predictionDecisions(placed, prediction)
      : placed.map(({ because }): DecisionData => ({ kind: 'note', sentence: because }))),
    ...urgency.decisions,
    ...(reopened === null ? [] : placed.slice(0, 1).flatMap(lastAgentDecisions)),
    ...(reopened === null && placed.some(({ how }) => how === 'keep')
      ? [{ kind: 'note', sentence: phrase('intake-only-thanks') } as const]
      : []),
  ];
  const known = isClearer ? { ...base, ...predicted(prediction) } : base;
  if (!isClearer && !(waits && isLedElsewhere(existing, base, routing)))
    return { ticket: base, isNew: false, eventType, decisions };
  const routed = rerouteTicket(known, { routing, holder: null, at });
  return { ticket: routed.ticket, isNew: false, eventType, decisions: [...decisions, ...routed.decisions] };
}

/** What the messages say about the customer, later ones before earlier ones; nothing where nobody said anything. */
function attributesOf(
  earlier: Ticket['customerAttributes'],
  placed: readonly Placed[],
): Pick<Ticket, 'customerAttributes'> {
  const told = placed.flatMap(({ message }) =>
    message.customerAttributes === undefined ? [] : [message.customerAttributes],
  );
  if (told.length === 0) return earlier === undefined ? {} : { customerAttributes: earlier };
  return { customerAttributes: Object.assign({}, earlier, ...told) };
}

const lastAgentDecisions = ({ lastAgentId }: Placed): readonly DecisionData[] =>
  lastAgentId === null
    ? []
    : [{ kind: 'note', sentence: phrase('last-agent-known', { agent: lastAgentId }) }];

const predicted = (prediction: Prediction) => ({
  businessCase: prediction.businessCase,
  confidence: prediction.confidence,
  tier: prediction.tier,
  outOfScope: prediction.outOfScope,
  alternatives: prediction.alternatives,
  secondary: prediction.secondary,
  modelId: prediction.modelId,
});

const predictionDecisions = (placed: readonly Placed[], prediction: Prediction): readonly DecisionData[] => [
  ...placed.map(({ because }): DecisionData => ({ kind: 'note', sentence: because })),
  { kind: 'prediction', prediction, messageId: placed.at(-1)?.message.id ?? '' },
];

/** A waiting ticket takes over what its messages say together, once that is clearer than what was known. */
function isBetter(prediction: Prediction, ticket: Ticket): boolean {
  const rank = (tier: Ticket['tier']) => TIERS.indexOf(tier);
  return rank(prediction.tier) < rank(ticket.tier) || (ticket.outOfScope && !prediction.outOfScope);
}
