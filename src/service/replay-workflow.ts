import type { Agent } from '../domain/agent.js';
import type { Ticket } from '../domain/ticket.js';
import { compareReplays, type ReplayComparison } from '../routing/simulation/compare-replays.js';
import { replayTickets } from '../routing/simulation/replay-tickets.js';
import { allPages } from './all-pages.js';
import { currentRouting } from './current-routing.js';
import type { LiveClassifier } from './flow.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { type Outcome, ok } from './outcome.js';
import { predictAgain } from './predict-again.js';
import { checkWorkflow } from './routing-configuration.js';
import type { ServiceContext } from './service-context.js';

export interface ReplayRequest {
  /** The changed workflow; the current one unless told. */
  readonly workflow?: unknown;
  /** The changed staff; those registered unless told. */
  readonly agents?: readonly Agent[];
  /** Another model beside the one that is live: both read the tickets' messages again. */
  readonly models?: { readonly live: LiveClassifier; readonly other: LiveClassifier };
  /** Tickets that came from (inclusive) to (exclusive). */
  readonly from: Date;
  readonly to: Date;
}

type ReadStore = Pick<ServiceContext, 'store'>;

/**
 * Runs the tickets of a time through routing twice, as things are and with a changed workflow, staff or model, and
 * tells what would change: who, when, service level. Nothing is stored.
 */
export async function replayWorkflow(
  context: ReadStore,
  knowledge: KnowledgeSource,
  { workflow, agents, models, from, to }: ReplayRequest,
): Promise<Outcome<ReplayComparison>> {
  const checked = workflow === undefined ? null : await checkWorkflow(context, knowledge, workflow);
  if (checked !== null && checked.kind !== 'ok') return checked;
  const routing = await currentRouting(context, knowledge);
  const registered = await context.store.agents.all();
  const tickets = await ticketsBetween(context, from, to);
  const readBy = async (classifier: LiveClassifier | undefined) =>
    classifier === undefined
      ? tickets
      : predictAgain(context, tickets, { classifier, businessCases: routing.businessCases });
  const before = replayTickets({ tickets: await readBy(models?.live), routing, agents: registered });
  const after = replayTickets({
    tickets: await readBy(models?.other),
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
