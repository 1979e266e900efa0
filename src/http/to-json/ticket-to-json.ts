import type { RelatedRecords } from '../../domain/related-records.js';
import type { Reservation } from '../../domain/reservation.js';
import type { Ticket } from '../../domain/ticket.js';

/** A ticket as the interface shows it: without what only dispatchers need. */
export function ticketToJson(ticket: Ticket) {
  return {
    id: ticket.id,
    version: ticket.version,
    state: ticket.state,
    conversationId: ticket.conversationId,
    messageIds: ticket.messageIds,
    customerId: ticket.customerId,
    customerAttributes: ticket.customerAttributes ?? {},
    channel: ticket.channel,
    language: ticket.language,
    subject: ticket.subject,
    businessCase: ticket.businessCase,
    confidence: ticket.confidence,
    tier: ticket.tier,
    outOfScope: ticket.outOfScope,
    alternatives: ticket.alternatives,
    secondary: ticket.secondary,
    entities: ticket.entities,
    modelId: ticket.modelId,
    urgency: ticket.urgency ?? 'normal',
    urgencySigns: ticket.urgencySigns ?? [],
    related: relatedToJson(ticket.related ?? null),
    queue: ticket.queue,
    requiredSkills: ticket.requiredSkills,
    priority: ticket.priority,
    agentId: ticket.agentId,
    reservation: ticket.reservation && reservationToJson(ticket.reservation),
    preferredAgentId: ticket.preferredAgentId,
    relaxation: ticket.relaxation ?? [],
    createdAt: ticket.createdAt.toISOString(),
    waitingSince: ticket.waitingSince.toISOString(),
    dueAt: dueAt(ticket)?.toISOString() ?? null,
    heldUntil: ticket.heldUntil?.toISOString() ?? null,
    wrapUntil: ticket.wrapUntil?.toISOString() ?? null,
    acceptedAt: ticket.acceptedAt?.toISOString() ?? null,
    completedAt: ticket.completedAt?.toISOString() ?? null,
    replies: (ticket.replies ?? []).map(({ requestKey: _, ...reply }) => reply),
  };
}

const relatedToJson = (related: RelatedRecords | null) =>
  related && { ...related, lookedUpAt: related.lookedUpAt.toISOString() };

/** Null on tickets that were stored before deadlines were. */
const dueAt = ({ waitingSince, targetWaitSeconds }: Ticket) =>
  targetWaitSeconds === undefined ? null : new Date(waitingSince.getTime() + targetWaitSeconds * 1000);

export function reservationToJson(reservation: Reservation) {
  return {
    id: reservation.id,
    ticketId: reservation.ticketId,
    agentId: reservation.agentId,
    state: reservation.state,
    createdAt: reservation.createdAt.toISOString(),
    expiresAt: reservation.expiresAt.toISOString(),
    endedAt: reservation.endedAt?.toISOString() ?? null,
    reason: reservation.reason,
  };
}

/** A pending offer with the ticket that is offered. */
export function offerToJson(reservation: Reservation, ticket: Ticket) {
  const { id, ticketId, agentId, state, createdAt, expiresAt } = reservationToJson(reservation);
  return { id, ticketId, agentId, state, createdAt, expiresAt, ticket: ticketToJson(ticket) };
}
