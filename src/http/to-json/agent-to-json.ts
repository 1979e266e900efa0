import type { Agent } from '../../domain/agent.js';

export function agentToJson(agent: Agent) {
  return {
    id: agent.id,
    version: agent.version,
    name: agent.name,
    skills: agent.skills,
    languages: agent.languages,
    capacity: agent.capacity,
    presence: agent.presence,
    presenceSince: agent.presenceSince.toISOString(),
    idleSince: agent.idleSince.toISOString(),
    ...(agent.exclusions === undefined ? {} : { exclusions: agent.exclusions }),
    ...(agent.share === undefined ? {} : { share: agent.share }),
    turns: agent.turns ?? 0,
    missedOffers: agent.missedOffers ?? 0,
  };
}
