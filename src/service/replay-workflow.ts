import type { Agent } from '../domain/agent.js';
import type { Ticket } from '../domain/ticket.js';
import { compareReplays, type ReplayComparison } from '../routing/simulation/compare-replays.js';
import { replayTickets } from '../routing/simulation/replay-tickets.js';
import { allPages } from './all-pages.js';
import { currentRouting } from './current-routing.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { type Outcome, ok } from './outcome.js';
import { checkWorkflow } from './routing-configuration.js';
import type { ServiceContext } from './service-context.js';

export interface ReplayRequest {
  /** The changed workflow; the current one unless told. */
  readonly workflow?: unknown;
  /** The changed staff; those registered unless told. */
  readonly agents?: readonly Agent[];
  /** Tickets that came from (inclusive) to (exclusive). */
  readonly from: Date;
  readonly to: Date;
}

type ReadStore = Pick<ServiceContext, 'store'>;

/**
 * Runs the tickets of a time through routing twice, as things are and with a changed workflow or staff, and tells what
 * would change: who, when, service level. Nothing is stored.
 */
export async function replayWorkflow(
  context: ReadStore,
  knowledge: KnowledgeSource,
  { workflow, agents, from, to }: ReplayRequest,
): Promise<Outcome<ReplayComparison>> {
  const checked = workflow === undefined ? null : await checkWorkflow(context, knowledge, workflow);
  if (checked !== null && checked.kind !== 'ok') return checked;
  const routing = await currentRouting(context, knowledge);
  const registered = await context.store.agents.all();
  const tickets = await ticketsBetween(context, from, to);
  const before = replayTickets({ tickets, routing, agents: registered });
  const after = replayTickets({
    tickets,
    routing: checked === null ? routing : { ...routing, workflow: checked.value },
    agents: agents ?? registered,
  });
  return ok(compareReplays(before, after));
}

/** Oldest first. */
async function ticketsBetween({ store }: ReadStore, from: Date, to: Date): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for await (const ticket of allPages((page) => store.tickets.find(page))) {
    // newest first
    if (ticket.createdAt < from) break;
    if (ticket.createdAt < to) tickets.push(ticket);
  }
  return tickets.reverse();
}
