import { type ClusterText, clusterTexts } from '../knowledge/cases/cluster-texts.js';
import { allPages } from './all-pages.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { ServiceContext } from './service-context.js';

/** A business case that seems to be missing. */
export interface CaseSuggestion {
  readonly messages: number;
  /** What is typical for its messages. */
  readonly phrases: readonly string[];
  /** The most typical messages. */
  readonly examples: readonly { readonly ticketId: string; readonly text: string }[];
}

const LATEST_TICKETS = 2000;
const MOST_CLUSTERED = 1000;
const EXAMPLES = 5;

/**
 * Groups of messages among the latest tickets that no business case fits: out of scope, or too unclear for anything
 * but triage, or said to be out of scope by an agent. Largest group first.
 */
export async function caseSuggestions(
  context: ServiceContext,
  knowledge: KnowledgeSource,
): Promise<readonly CaseSuggestion[]> {
  const messageIds = new Map<string, string>();
  let seen = 0;
  for await (const ticket of allPages((page) => context.store.tickets.find(page))) {
    if (++seen > LATEST_TICKETS || messageIds.size >= MOST_CLUSTERED) break;
    const [messageId] = ticket.messageIds;
    if (messageId !== undefined && (ticket.outOfScope || ticket.tier === 'triage')) {
      messageIds.set(ticket.id, messageId);
    }
  }
  const messages = await context.store.messages.getMany([...messageIds.values()]);
  const textOf = new Map(messages.map(({ id, newText }) => [id, newText]));
  const texts = [...messageIds].flatMap(([id, messageId]): ClusterText[] => {
    const text = textOf.get(messageId);
    return text === undefined || text.trim() === '' ? [] : [{ id, text }];
  });
  const background = (await knowledge.trainingRows()).map(({ text }) => text);
  return clusterTexts(texts, background).map(({ members, phrases }) => ({
    messages: members.length,
    phrases,
    examples: members.slice(0, EXAMPLES).map(({ id, text }) => ({ ticketId: id, text })),
  }));
}
