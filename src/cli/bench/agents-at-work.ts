import type { Ticket } from '../../domain/ticket.js';
import { accept, complete } from '../../domain/ticket-state.js';
import { ticketEvent } from '../../service/domain-events.js';
import type { ServiceContext } from '../../service/service-context.js';

/** Agents who take what they are offered and are done with it at once. */
export interface AgentsAtWork {
  offered(ticketIds: readonly string[]): void;
  /** Tickets completed so far. */
  completed(): number;
  /** Ends what is offered, then stops. */
  close(): Promise<void>;
}

const MOST_AT_ONCE = 200;
const PAUSE_MS = 20;

/**
 * Accepts and completes in bulk, with the events that the service's own use cases write, so that the store is loaded
 * by the tickets' changes and not by single calls: a contact centre has thousands of agents, a measurement one process.
 */
export function startAgents(context: ServiceContext): AgentsAtWork {
  let waiting: string[] = [];
  let done = 0;
  let closing = false;

  const finish = async (ids: readonly string[]): Promise<void> => {
    const at = context.clock.now();
    const tickets = await context.store.tickets.getMany(ids);
    const finished = tickets.flatMap((ticket): Ticket[] => {
      const accepted = accept(ticket, at);
      const completed = accepted && complete(accepted, at);
      return completed === null ? [] : [completed];
    });
    const outcomes = await context.store.tickets.updateMany(
      finished.map((ticket) => ({
        document: ticket,
        events: [ticketEvent(context, 'ticket.completed', ticket, ticket.version + 1)],
      })),
    );
    done += outcomes.filter((outcome) => outcome === 'updated').length;
    // changed by somebody else meanwhile: once more
    outcomes.forEach((outcome, index) => {
      if (outcome === 'conflict') waiting.push(finished[index]?.id ?? '');
    });
  };

  const run = async (): Promise<void> => {
    while (!closing || waiting.length > 0) {
      const ids = waiting.slice(0, MOST_AT_ONCE);
      waiting = waiting.slice(MOST_AT_ONCE);
      try {
        if (ids.length > 0) await finish(ids);
      } catch (error) {
        context.log.error({ err: error }, 'bench.agents-failed');
        waiting.push(...ids);
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const running = run();
  return {
    offered: (ticketIds) => void waiting.push(...ticketIds),
    completed: () => done,
    close() {
      closing = true;
      return running;
    },
  };
}
