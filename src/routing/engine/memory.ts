// What the engine keeps in memory. Agents who are alike form a crew and tickets that ask for the same form a line, so
// that work grows with the number of different abilities and demands, not with the number of agents and tickets.
import type { Agent } from '../../domain/agent.js';
import type { AgentOrder } from '../../domain/agent-order.js';
import type { Channel } from '../../domain/channel.js';
import type { Language } from '../../domain/language.js';
import type { Ticket } from '../../domain/ticket.js';
import type { Decision } from './decision.js';
import type { IndexedHeap } from './indexed-heap.js';

/** One agent's place: what they hold and how full they are. Kept for unknown agents while tickets name them. */
export interface Seat {
  readonly id: string;
  agent: Agent | null;
  crew: Crew | null;
  /** Epoch milliseconds. */
  idleSince: number;
  /** When they last got or ended a ticket; epoch milliseconds. */
  untouchedSince: number;
  /** Turns had for their share, tickets in hand included. */
  turns: number;
  /** 0 nothing to do, 1 full. */
  load: number;
  /** Tickets held, by channel. */
  readonly counts: Record<Channel, number>;
  readonly held: Set<Entry>;
}

/** Orders that agents stand in whatever they are asked for; `most-skilled` compares crews first, then by load. */
export type StandingOrder = Exclude<AgentOrder, 'least-loaded' | 'most-skilled'>;

/** What counts of each crew's first free member, by the crews' places; see free-board. */
export interface FreeBoard {
  /** Infinity: nobody is free. */
  readonly loads: number[];
  /** Epoch milliseconds. */
  readonly idleSince: number[];
}

/** Agents with the same skills, languages, capacities and exclusions. */
export interface Crew {
  readonly key: string;
  /** Its place on the boards, which all crews share. */
  readonly place: number;
  readonly boards: Readonly<Record<Channel, FreeBoard>>;
  readonly skills: ReadonlyMap<string, number>;
  readonly languages: ReadonlySet<Language>;
  readonly capacity: Readonly<Record<Channel, number>>;
  /** Tags of tickets that supervisors keep from its members; see exclusion-tags. */
  readonly bans: ReadonlySet<string>;
  readonly members: Set<Seat>;
  /** Members who are not offline. */
  present: number;
  /** Available members with room for one more ticket of the channel, the one to ask first on top. */
  readonly free: Readonly<Record<Channel, IndexedHeap<Seat>>>;
  /** The same in the other orders that were asked for; see free-seats. */
  readonly freeInOrder: Map<`${StandingOrder} ${Channel}`, IndexedHeap<Seat>>;
  /** All demands that its members can meet. */
  readonly demands: Set<Demand>;
}

/** What tickets ask of an agent. `language: null`: any. */
export interface Demand {
  readonly key: string;
  readonly channel: Channel;
  readonly language: Language | null;
  readonly skills: readonly (readonly [string, number])[];
  /** Tags of its tickets that keep some agents from them. */
  readonly tags: readonly string[];
  /** The crews that can meet it; none: nobody registered can. */
  readonly crews: Crew[];
  /** Their places on the boards, in the same order. */
  readonly places: number[];
  /** The lines that ask for it. */
  readonly lines: Set<Line>;
}

/** Waiting tickets with the same demands, ageing speed and agents who have passed them over, of whatever queues. */
export interface Line {
  readonly key: string;
  /** Of their queues. */
  readonly weight: number;
  /** Who is asked first for its tickets. */
  readonly order: AgentOrder;
  /** They wait for triage. */
  readonly inTriage: boolean;
  readonly channel: Channel;
  readonly language: Language;
  readonly skills: readonly (readonly [string, number])[];
  readonly tags: readonly string[];
  readonly passedOver: ReadonlySet<string>;
  demand: Demand;
  standing: LineStanding;
  /** Most urgent first. */
  readonly waiting: IndexedHeap<Entry>;
  /** Exhausted tickets during their pause. */
  readonly resting: Set<Entry>;
  /** Urgency of the first ticket at the moment of deciding. */
  score: number;
}

/**
 * `open`: somebody registered can take its tickets. `exhausted`: all of them have passed them over (or are offline),
 * so they are asked again after a pause. `hopeless`: nobody registered ever can, so they go to triage. `unmet`: nobody
 * can, but there is nowhere better to wait.
 */
export type LineStanding = 'open' | 'exhausted' | 'hopeless' | 'unmet';

/** One open ticket. */
export interface Entry {
  ticket: Ticket;
  /** Where it waits; null when it does not. */
  line: Line | null;
  /** Whose capacity it takes; null when nobody's. */
  seat: Seat | null;
  /** What has been decided and not yet confirmed. */
  decision: Decision | null;
  /** Less is more urgent, among tickets of one queue; see ticket-urgency. */
  origin: number;
  /** Epoch milliseconds at which time changes something; Infinity when it does not. */
  wakeAt: number;
}
