import type { Ticket } from '../domain/ticket.js';
import { routeTicket } from '../routing/route-ticket.js';
import { compareReplays, type ReplayComparison } from '../routing/simulation/compare-replays.js';
import { replayTickets } from '../routing/simulation/replay-tickets.js';
import { factsOf } from '../routing/ticket-facts.js';
import { allPages } from './all-pages.js';
import { currentRouting } from './current-routing.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { type Outcome, ok } from './outcome.js';
import { checkWorkflow } from './routing-configuration.js';
import type { ServiceContext } from './service-context.js';

export interface DryRun {
  /** How many of the latest tickets were routed by the new workflow. */
  readonly tickets: number;
  readonly unchanged: number;
  /** Tickets that would go elsewhere. */
  readonly changes: readonly {
    readonly ticketId: string;
    readonly businessCase: string | null;
    readonly fromQueue: string;
    readonly toQueue: string;
    readonly fromPriority: number;
    readonly toPriority: number;
  }[];
  /** The same tickets run through routing with everybody registered at work: who, when, service level. */
  readonly replay: ReplayComparison;
}

/** Routes the latest tickets by a workflow that is not live, and tells what would change. Nothing is stored. */
export async function dryRunWorkflow(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  input: unknown,
  { limit = 1000 }: { readonly limit?: number } = {},
): Promise<Outcome<DryRun>> {
  const checked = await checkWorkflow(context, knowledge, input);
  if (checked.kind !== 'ok') return checked;
  const current = await currentRouting(context, knowledge);
  const routing = { ...current, workflow: checked.value };
  const agents = await context.store.agents.all();
  const tickets = await latestTickets(context, limit);
  const changes = tickets.flatMap((ticket) => {
    const routed = routeTicket(factsOf(ticket), routing);
    if (routed.queue === ticket.queue && routed.priority === ticket.priority) return [];
    return [
      {
        ticketId: ticket.id,
        businessCase: ticket.businessCase,
        fromQueue: ticket.queue,
        toQueue: routed.queue,
        fromPriority: ticket.priority,
        toPriority: routed.priority,
      },
    ];
  });
  const replay = compareReplays(
    replayTickets({ tickets, routing: current, agents }),
    replayTickets({ tickets, routing, agents }),
  );
  return ok({ tickets: tickets.length, unchanged: tickets.length - changes.length, changes, replay });
}

async function latestTickets(context: ServiceContext, limit: number): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  for await (const ticket of allPages((page) => context.store.tickets.find(page))) {
    tickets.push(ticket);
    if (tickets.length >= limit) break;
  }
  return tickets;
}
