import type { Agent } from './agent.js';

/** Turns for the agent's share: the fewer, the sooner it is the agent's turn in a weighted round robin. */
export const turnsForShare = ({ turns = 0, share = 1 }: Pick<Agent, 'turns' | 'share'>): number =>
  turns / share;

/**
 * The turns of somebody who comes back: at least as many for their share as whoever of those present has had fewest,
 * so that nobody makes up for the time they were away, and keeps all others waiting.
 */
export function turnsOnReturn(agent: Agent, agents: Iterable<Agent>): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const other of agents)
    if (other.id !== agent.id && other.presence === 'available')
      fewest = Math.min(fewest, turnsForShare(other));
  const own = agent.turns ?? 0;
  return fewest === Number.POSITIVE_INFINITY ? own : Math.max(own, fewest * (agent.share ?? 1));
}
