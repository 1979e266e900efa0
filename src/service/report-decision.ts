import type { Decision } from '../routing/engine/decision.js';
import type { ServiceContext } from './service-context.js';

/** Counts and logs a decision of the dispatcher that is stored now. */
export function reportDecision(
  context: ServiceContext,
  decision: Decision,
  { at, fencingToken }: { readonly at: Date; readonly fencingToken: number },
): void {
  measure(context, decision, at);
  logDecision(context, decision, { at, fencingToken });
}

function measure(context: ServiceContext, decision: Decision, at: Date): void {
  if (decision.kind === 'reserve') {
    context.metrics.reservation('offered');
    if (decision.autoAccept) context.metrics.reservation('accepted');
    context.metrics.waitUntilReservation((at.getTime() - decision.ticket.waitingSince.getTime()) / 1000);
  }
  if (decision.kind === 'time-out') context.metrics.reservation('timed-out');
  if (decision.kind === 'agent-lost' && decision.reservationId !== null)
    context.metrics.reservation('canceled');
}

function logDecision(
  context: ServiceContext,
  decision: Decision,
  { at, fencingToken }: { readonly at: Date; readonly fencingToken: number },
): void {
  const { ticket, ticketId } = decision;
  const reservation =
    'reservationId' in decision ? { reservationId: decision.reservationId, agentId: decision.agentId } : {};
  const waitedMs = at.getTime() - ticket.waitingSince.getTime();
  context.log.info(
    { ticketId, ...reservation, queue: ticket.queue, waitedMs, token: fencingToken },
    `dispatcher.${decision.kind}`,
  );
}
