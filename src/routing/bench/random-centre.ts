import type { Agent } from '../../domain/agent.js';
import { CHANNELS } from '../../domain/channel.js';
import type { Ticket } from '../../domain/ticket.js';
import type { Random } from '../../ports/random.js';
import { createRandomStream } from '../simulation/random-stream.js';
import { scenarioAgents, scenarioTicket } from '../simulation/scenario-entities.js';

export interface CentreSize {
  readonly agents: number;
  /** How many different profiles the agents have; `agents` for all different. */
  readonly profiles: number;
  readonly waiting: number;
  readonly skills: number;
  /** How many different sets of required skills tickets come with: what queues, business cases and targets ask for. */
  readonly requirements: number;
  /** Tickets that fill an agent. */
  readonly capacity: number;
  readonly seed: number;
}

export interface RandomCentre {
  readonly agents: readonly Agent[];
  /** A new pending ticket. */
  nextTicket(at: Date): Ticket;
}

const LANGUAGES = ['de', 'en', 'fr'];
const QUEUES = 20;

/**
 * A large centre: agents with 4 to 12 of the skills at levels 1 to 5, one to three languages; tickets in
 * 20 queues that ask for one or two skills that somebody has together, in one of the languages and channels.
 */
export function randomCentre({
  agents: count,
  profiles,
  skills,
  requirements,
  capacity,
  seed,
}: CentreSize): RandomCentre {
  const random = createRandomStream(seed, 0);
  const whole = (least: number, most: number) => least + Math.floor(random.next() * (most - least + 1));
  const patterns = Array.from({ length: Math.min(profiles, count) }, () => ({
    skills: Object.fromEntries(
      Array.from({ length: whole(4, 12) }, () => [`skill-${whole(0, skills - 1)}`, whole(1, 5)]),
    ),
    languages: LANGUAGES.slice(0, whole(1, LANGUAGES.length)),
  }));
  const pattern = (index: number) => patterns[index % patterns.length];
  const agents = scenarioAgents(
    Array.from({ length: count }, (_, index) => ({
      count: 1,
      skills: pattern(index)?.skills ?? {},
      capacity,
    })),
  ).map((agent, index) => ({
    ...agent,
    languages: pattern(index)?.languages ?? [],
    idleSince: new Date(index),
  }));
  const kinds = Array.from({ length: requirements }, () => {
    const profile = pick(patterns, random);
    const known = Object.entries(profile?.skills ?? {});
    const asked = Array.from({ length: whole(1, 2) }, () => pick(known, random));
    return {
      languages: profile?.languages ?? LANGUAGES,
      requiredSkills: Object.fromEntries(
        asked.flatMap((entry) => (entry ? [[entry[0], Math.min(3, entry[1])]] : [])),
      ),
    };
  });
  let made = 0;
  return {
    agents,
    nextTicket(at) {
      const kind = pick(kinds, random);
      const queue = {
        name: `queue-${whole(0, QUEUES - 1)}`,
        arrivalsPerHour: 1,
        handlingTime: { distribution: 'constant', meanSeconds: 1 } as const,
        requiredSkills: kind?.requiredSkills ?? {},
        priority: whole(0, 3),
        channel: pick(CHANNELS, random) ?? 'email',
      };
      const id = `t${String(made++).padStart(9, '0')}`;
      return {
        ...scenarioTicket(id, queue, at),
        language: pick(kind?.languages ?? LANGUAGES, random) ?? 'und',
      };
    },
  };
}

const pick = <T>(values: readonly T[], random: Random): T | undefined =>
  values[Math.floor(random.next() * values.length)];
