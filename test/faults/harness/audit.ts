import type { Ticket } from '../../../src/domain/ticket.js';
import type { Store } from '../../../src/ports/store.js';
import { until } from '../../e2e/harness/api.js';
import type { Traffic } from './traffic.js';

/** What must hold after every fault, in figures. */
export interface Audit {
  readonly published: number;
  readonly ticketed: number;
  readonly doubled: number;
  readonly lost: number;
  /** Events that nobody has published. */
  readonly outbox: number;
  /** Agents with more tickets than they have room for. */
  readonly overloaded: number;
}

/** Waits until every accepted message has a ticket and the outbox is empty, at most `timeoutMs`, then counts. */
export async function audit(store: Store, traffic: Traffic, timeoutMs = 60_000): Promise<Audit> {
  const look = async (): Promise<Audit> => {
    const tickets = await allTickets(store);
    const places = new Map<string, number>();
    for (const { messageIds } of tickets)
      for (const id of messageIds) places.set(id, (places.get(id) ?? 0) + 1);
    const accepted = [...traffic.accepted];
    return {
      published: accepted.length,
      ticketed: accepted.filter((id) => places.has(id)).length,
      doubled: [...places.values()].filter((times) => times > 1).length,
      lost: accepted.filter((id) => !places.has(id)).length,
      outbox: (await store.outbox.unpublished(100)).length,
      overloaded: await overloaded(store, tickets),
    };
  };
  await until(
    'tickets and an empty outbox',
    async () => {
      const { lost, outbox } = await look();
      return lost === 0 && outbox === 0 ? true : null;
    },
    timeoutMs,
  ).catch(() => undefined);
  return look();
}

export const line = (
  fault: string,
  { published, ticketed, doubled, lost, outbox, overloaded }: Audit,
): string =>
  `${fault}: published ${published}, ticketed ${ticketed}, doubled ${doubled}, lost ${lost}, outbox ${outbox}, overloaded agents ${overloaded}`;

async function overloaded(store: Store, tickets: readonly Ticket[]): Promise<number> {
  const agents = await store.agents.all();
  return agents.filter(({ id, capacity }) =>
    Object.entries(capacity).some(
      ([channel, room]) =>
        tickets.filter(
          (ticket) =>
            ticket.channel === channel &&
            ((ticket.state === 'reserved' && ticket.reservation?.agentId === id) ||
              ((ticket.state === 'assigned' || ticket.state === 'wrapping') && ticket.agentId === id)),
        ).length > Number(room),
    ),
  ).length;
}

async function allTickets(store: Store): Promise<readonly Ticket[]> {
  const tickets: Ticket[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Store['tickets']['find']>> = await store.tickets.find({
      limit: 200,
      ...(cursor === null ? {} : { cursor }),
    });
    tickets.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return tickets;
}
