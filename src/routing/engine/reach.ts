import type { Agent } from '../../domain/agent.js';
import type { ExcludableFacts } from '../../domain/agent-exclusions.js';
import { CHANNELS } from '../../domain/channel.js';
import type { Language } from '../../domain/language.js';
import { isLessLoaded } from './asked-first.js';
import { bansOf, tagsOf } from './exclusion-tags.js';
import { createFreeBoards, noteFirstFree } from './free-board.js';
import { createIndexedHeap } from './indexed-heap.js';
import type { Crew, Demand, Seat } from './memory.js';

type Skills = readonly (readonly [string, number])[];

/** Who can take what: the crews, the demands, and which crew meets which demand, kept up to date. */
export interface Reach {
  /** Puts the seat into the crew of its agent. True when a crew came or went. */
  seat(seat: Seat, agent: Agent | null): boolean;
  /** The demand with these properties, with the crews that meet it. */
  demand(asked: Pick<Demand, 'channel' | 'language' | 'skills' | 'tags'>): Demand;
  /** Whether any registered agent speaks it. */
  isSpoken(language: Language): boolean;
  /** The ticket's tags that keep any registered agent from it. */
  bannedTags(ticket: ExcludableFacts): readonly string[];
  /** Grows whenever a tag is banned first or no longer. */
  bansChanged(): number;
}

/** Demands that no line asks for are kept for the next ticket, until there are this many and twice those in use. */
const MAX_IDLE_DEMANDS = 20_000;

export function createReach(): Reach {
  const crews = new Map<string, Crew>();
  const crewsBySkill = new Map<string, Set<Crew>>();
  const demands = new Map<string, Demand>();
  const speakers = new Map<Language, number>();
  const bans = new Map<string, number>();
  const boards = createFreeBoards();
  /** Places on the boards that no crew has any more. */
  const vacant: number[] = [];
  let placed = 0;
  let bansChanged = 0;
  let mostDemands = MAX_IDLE_DEMANDS;

  const connect = (crew: Crew, demand: Demand) => {
    if (!meets(crew, demand)) return;
    crew.demands.add(demand);
    demand.crews.push(crew);
    demand.places.push(crew.place);
  };

  const openCrew = (key: string, agent: Agent): Crew => {
    const crew = createCrew(key, agent, { place: vacant.pop() ?? placed++, boards });
    for (const channel of CHANNELS) noteFirstFree(crew, channel);
    crews.set(key, crew);
    for (const skill of crew.skills.keys()) added(crewsBySkill, skill).add(crew);
    for (const language of crew.languages) count(speakers, language, 1);
    for (const tag of crew.bans) if (count(bans, tag, 1) === 1) bansChanged++;
    for (const demand of demands.values()) connect(crew, demand);
    return crew;
  };

  const closeCrew = (crew: Crew) => {
    crews.delete(crew.key);
    for (const skill of crew.skills.keys()) crewsBySkill.get(skill)?.delete(crew);
    for (const language of crew.languages) count(speakers, language, -1);
    for (const tag of crew.bans) if (count(bans, tag, -1) === 0) bansChanged++;
    for (const demand of crew.demands) {
      const at = demand.crews.indexOf(crew);
      demand.crews.splice(at, 1);
      demand.places.splice(at, 1);
    }
    vacant.push(crew.place);
  };

  /** The fewest crews among which all that meet the skills are. */
  const fewestCrews = (skills: Skills): Iterable<Crew> => {
    let fewest: ReadonlySet<Crew> | null = null;
    for (const [skill] of skills) {
      const having = crewsBySkill.get(skill);
      if (having === undefined) return [];
      if (fewest === null || having.size < fewest.size) fewest = having;
    }
    return fewest ?? crews.values();
  };

  return {
    seat(seat, agent) {
      if (agent !== null && seat.crew !== null && hasSameAbilities(seat.agent, agent)) return false;
      const key = agent === null ? null : crewKey(agent);
      const left = seat.crew;
      if (left?.key === key) return false;
      let changed = false;
      if (left !== null) {
        left.members.delete(seat);
        changed = left.members.size === 0;
        if (changed) closeCrew(left);
      }
      seat.crew = null;
      if (agent !== null && key !== null) {
        const known = crews.get(key);
        const crew = known ?? openCrew(key, agent);
        crew.members.add(seat);
        seat.crew = crew;
        changed ||= known === undefined;
      }
      return changed;
    },
    demand({ channel, language, skills, tags }) {
      const key = JSON.stringify([channel, language, skills, tags]);
      const known = demands.get(key);
      if (known !== undefined) return known;
      if (demands.size >= mostDemands) {
        forgetIdle(demands);
        mostDemands = Math.max(MAX_IDLE_DEMANDS, 2 * demands.size);
      }
      const demand: Demand = {
        key,
        channel,
        language,
        skills,
        tags,
        crews: [],
        places: [],
        lines: new Set(),
      };
      demands.set(key, demand);
      for (const crew of fewestCrews(skills)) connect(crew, demand);
      return demand;
    },
    isSpoken: (language) => (speakers.get(language) ?? 0) > 0,
    bannedTags: (ticket) => (bans.size === 0 ? [] : tagsOf(ticket).filter((tag) => bans.has(tag))),
    bansChanged: () => bansChanged,
  };
}

function meets(crew: Crew, demand: Demand): boolean {
  if (!(crew.capacity[demand.channel] > 0)) return false;
  if (demand.language !== null && !crew.languages.has(demand.language)) return false;
  if (demand.tags.some((tag) => crew.bans.has(tag))) return false;
  return demand.skills.every(([skill, minimum]) => (crew.skills.get(skill) ?? 0) >= minimum);
}

function createCrew(key: string, agent: Agent, on: Pick<Crew, 'place' | 'boards'>): Crew {
  const heap = () => createIndexedHeap<Seat>(isLessLoaded);
  return {
    key,
    ...on,
    skills: new Map(Object.entries(agent.skills)),
    languages: new Set(agent.languages),
    capacity: agent.capacity,
    bans: new Set(bansOf(agent)),
    members: new Set(),
    present: 0,
    free: { email: heap(), 'web-form': heap(), chat: heap() },
    freeInOrder: new Map(),
    demands: new Set(),
  };
}

const crewKey = (agent: Agent) =>
  JSON.stringify([
    Object.entries(agent.skills).sort(bySkill),
    [...new Set(agent.languages)].sort(),
    CHANNELS.map((channel) => agent.capacity[channel]),
    bansOf(agent),
  ]);

/** Quick, and false where in doubt: most news of an agent is about presence, with the same profile. */
const hasSameAbilities = (a: Agent | null, b: Agent) =>
  a !== null &&
  a.skills === b.skills &&
  a.languages === b.languages &&
  a.capacity === b.capacity &&
  a.exclusions === b.exclusions;

const bySkill = ([a]: readonly [string, number], [b]: readonly [string, number]) =>
  a < b ? -1 : a > b ? 1 : 0;

function forgetIdle(demands: Map<string, Demand>): void {
  for (const [key, demand] of demands) {
    if (demand.lines.size > 0) continue;
    for (const crew of demand.crews) crew.demands.delete(demand);
    demands.delete(key);
  }
}

/** Adds to a count and tells the new one; a count of 0 is forgotten. */
function count<K>(counts: Map<K, number>, key: K, step: 1 | -1): number {
  const next = (counts.get(key) ?? 0) + step;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
  return next;
}

function added<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Set<V>();
  map.set(key, fresh);
  return fresh;
}
