import type { Agent } from '../../domain/agent.js';
import { turnsForShare } from '../../domain/agent-turns.js';
import { CHANNELS } from '../../domain/channel.js';
import { agentLoad, hasRoomFor } from './agent-load.js';
import { addFree, removeFree } from './free-seats.js';
import type { Entry, Seat } from './memory.js';
import type { Reach } from './reach.js';

/** The agents with what they hold, and in which crew's free heaps they stand. */
export interface Seats {
  readonly all: ReadonlyMap<string, Seat>;
  /** Seats that can take more than when this was last emptied: they may find work. */
  readonly roomier: Set<Seat>;
  /** Registers, changes or (null) removes an agent. True when abilities came or went. */
  register(agentId: string, agent: Agent | null): boolean;
  /** The ticket takes its share of the agent; unknown agents get a seat too. */
  occupy(agentId: string, entry: Entry): void;
  vacate(entry: Entry): void;
  registered(): number;
}

/** The agent is offline or not known: their open tickets return. */
export const isLost = (seat: Seat): boolean => seat.agent === null || seat.agent.presence === 'offline';

/** When the latest of the tickets in hand was offered, confirmed or not; epoch milliseconds. */
function lastOffer(held: Iterable<Entry>): number {
  let latest = 0;
  for (const { ticket, decision } of held) {
    const reservation = decision?.kind === 'reserve' ? decision.reservation : ticket.reservation;
    latest = Math.max(latest, reservation?.createdAt.getTime() ?? 0);
  }
  return latest;
}

export function createSeats(reach: Reach): Seats {
  const all = new Map<string, Seat>();
  const roomier = new Set<Seat>();
  let registered = 0;

  const seatOf = (id: string): Seat => {
    const known = all.get(id);
    if (known !== undefined) return known;
    const seat: Seat = {
      id,
      agent: null,
      crew: null,
      idleSince: 0,
      untouchedSince: 0,
      turns: 0,
      load: 0,
      counts: { email: 0, 'web-form': 0, chat: 0 },
      held: new Set(),
    };
    all.set(id, seat);
    return seat;
  };

  /** Takes the seat out of the free heaps, lets `change` alter it, and puts it back where it has room. */
  const alter = (seat: Seat, change: () => void) => {
    const before = seat.crew;
    const was = {
      email: before !== null && removeFree(before, 'email', seat),
      'web-form': before !== null && removeFree(before, 'web-form', seat),
      chat: before !== null && removeFree(before, 'chat', seat),
    };
    if (before !== null && !isLost(seat)) before.present--;
    change();
    const { agent, crew } = seat;
    if (agent === null || crew === null) {
      roomier.delete(seat);
      if (seat.held.size === 0) all.delete(seat.id);
      return;
    }
    seat.load = agentLoad(seat.counts, agent.capacity);
    seat.idleSince = agent.idleSince.getTime();
    seat.untouchedSince = Math.max(seat.idleSince, lastOffer(seat.held));
    seat.turns = turnsForShare({ ...agent, turns: (agent.turns ?? 0) + seat.held.size });
    if (!isLost(seat)) crew.present++;
    let free = false;
    for (const channel of CHANNELS) {
      if (agent.presence !== 'available' || !hasRoomFor(channel, seat.load, agent.capacity)) continue;
      free = true;
      addFree(crew, channel, seat);
      if (crew !== before || !was[channel]) roomier.add(seat);
    }
    if (!free) roomier.delete(seat);
  };

  return {
    all,
    roomier,
    registered: () => registered,
    register(agentId, agent) {
      const seat = seatOf(agentId);
      let changed = false;
      alter(seat, () => {
        registered += Number(agent !== null) - Number(seat.agent !== null);
        changed = reach.seat(seat, agent);
        seat.agent = agent;
      });
      return changed;
    },
    occupy(agentId, entry) {
      const seat = seatOf(agentId);
      alter(seat, () => {
        seat.held.add(entry);
        seat.counts[entry.ticket.channel]++;
        entry.seat = seat;
      });
    },
    vacate(entry) {
      const { seat } = entry;
      if (seat === null) return;
      alter(seat, () => {
        seat.held.delete(entry);
        seat.counts[entry.ticket.channel]--;
        entry.seat = null;
      });
    },
  };
}
