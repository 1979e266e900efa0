import type { Channel } from '../domain/channel.js';
import type { Language } from '../domain/language.js';
import type { Tier } from '../domain/prediction.js';
import type { Ticket } from '../domain/ticket.js';
import type { Urgency, UrgencySign } from '../domain/urgency.js';

/** What a workflow may ask about a ticket. */
export interface TicketFacts {
  /** Null when out of scope. */
  readonly businessCase: string | null;
  readonly tier: Tier;
  readonly outOfScope: boolean;
  /** 0..1 */
  readonly confidence: number;
  readonly channel: Channel;
  readonly language: Language;
  /** Types of the entities found, in any order. */
  readonly entityTypes: readonly string[];
  /** `normal` where absent. */
  readonly urgency?: Urgency;
  readonly urgencySigns?: readonly UrgencySign[];
  readonly customerAttributes?: Readonly<Record<string, string>>;
}

export const factsOf = (ticket: Ticket): TicketFacts => ({
  ...ticket,
  entityTypes: ticket.entities.map(({ type }) => type),
});
