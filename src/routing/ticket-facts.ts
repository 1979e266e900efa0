import type { Channel } from '../domain/channel.js';
import type { Language } from '../domain/language.js';
import type { Tier } from '../domain/prediction.js';

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
}
