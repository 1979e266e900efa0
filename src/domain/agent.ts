import type { Channel } from './channel.js';
import type { Language } from './language.js';

export const PRESENCES = ['available', 'busy', 'away', 'offline'] as const;
export type Presence = (typeof PRESENCES)[number];

/** 1 (learning) to 5 (expert). */
export type Proficiency = number;

/** Someone who deals with tickets. Only `available` agents are offered any. */
export interface Agent {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly skills: Readonly<Record<string, Proficiency>>;
  readonly languages: readonly Language[];
  /**
   * How many tickets of a channel fill the agent alone. A ticket of channel c takes 1/capacity[c] of the agent, so
   * {email: 2, chat: 3} admits one e-mail and one chat (1/2 + 1/3), but not two e-mails and a chat. 0: none.
   */
  readonly capacity: Readonly<Record<Channel, number>>;
  readonly presence: Presence;
  readonly presenceSince: Date;
  /** When the agent last completed a ticket or became available; the longest idle is offered the next one. */
  readonly idleSince: Date;
  /** What supervisors keep from the agent, whatever their skills. */
  readonly exclusions?: AgentExclusions;
  /** Of the turns in a weighted round robin; 1 unless told, .5 for half as many tickets as others. */
  readonly share?: number;
  /** Tickets that the agent was freed of since they first came, for the weighted round robin; 0 where absent. */
  readonly turns?: number;
  /** Offers in a row that ran out without an answer; 0 where absent. */
  readonly missedOffers?: number;
}

/** A ticket is kept from the agent when any list names its queue, business case or customer. */
export interface AgentExclusions {
  readonly queues?: readonly string[];
  readonly businessCases?: readonly string[];
  /** Customers' ids. */
  readonly customers?: readonly string[];
}
