import type { Channel } from './channel.js';

/** What was sent to a customer about a ticket, by an agent or (agentId null, automatic) by the service itself. */
export interface TicketReply {
  readonly id: string;
  /** ISO 8601, UTC. A string, since it stands in a list (decision 0022). */
  readonly sentAt: string;
  /** The customer's message that it answers. */
  readonly messageId: string;
  readonly channel: Channel;
  readonly automatic: boolean;
  /** Null: nobody's agent (a supervisor, the service). */
  readonly agentId: string | null;
  /** The article that it began as; null: written freely. */
  readonly articleId: string | null;
  /** Whether the agent changed what the article said with the ticket's facts in it; false without article. */
  readonly edited: boolean;
  readonly text: string;
  /** Which call sent it, so that the same call repeated sends nothing again; null where the caller named none. */
  readonly requestKey: string | null;
}
