/**
 * Who of several free agents is asked first: the one with the least work in hand; the one for whom it is longest since
 * they got or ended a ticket; the one who had the fewest turns for their share; the most proficient in what is asked.
 */
export const AGENT_ORDERS = ['least-loaded', 'longest-idle', 'weighted-round-robin', 'most-skilled'] as const;
export type AgentOrder = (typeof AGENT_ORDERS)[number];

export const DEFAULT_AGENT_ORDER = 'least-loaded' satisfies AgentOrder;
