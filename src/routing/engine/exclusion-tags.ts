import type { Agent } from '../../domain/agent.js';
import type { ExcludableFacts } from '../../domain/agent-exclusions.js';

// What supervisors keep from agents, as tags: crews hold those of their exclusions, demands those of their tickets.
// Tickets are told apart by a tag only while some agent is kept from it.

/** The tags that an agent's tickets must not bear; sorted, each once. */
export function bansOf({ exclusions = {} }: Pick<Agent, 'exclusions'>): readonly string[] {
  const { queues = [], businessCases = [], customers = [] } = exclusions;
  const tags = [
    ...queues.map((name) => `queue:${name}`),
    ...businessCases.map((key) => `business-case:${key}`),
    ...customers.map((id) => `customer:${id}`),
  ];
  return [...new Set(tags)].sort();
}

export function tagsOf({ queue, businessCase, customerId }: ExcludableFacts): readonly string[] {
  return [
    `queue:${queue}`,
    ...(businessCase === null ? [] : [`business-case:${businessCase}`]),
    ...(customerId === null ? [] : [`customer:${customerId}`]),
  ];
}
