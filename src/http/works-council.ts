import { createHash } from 'node:crypto';
import type { Role } from '../domain/api-key.js';
import type { DomainEvent } from '../domain/event.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { Answer } from './answer.js';
import type { Call } from './call.js';
import type { Caller } from './caller.js';
import type { OperationId } from './operation-roles.js';
import { problem } from './problem.js';

/** Values of these keys are ids of agents, wherever they stand in an answer or an event. */
const AGENT_KEYS: ReadonlySet<string> = new Set([
  'agentId',
  'preferredAgentId',
  'previousAgentId',
  'raterId',
  'createdBy',
]);

/** Calls that are about one single agent. */
const ABOUT_ONE: ReadonlySet<OperationId> = new Set(['getAgent', 'listReservations', 'setPresence']);

/** Says what a caller may not know of single agents, and takes it out of what they are told. */
export interface WorksCouncil {
  /** Why the call is refused; null: it is not. */
  refusal(operationId: OperationId, call: Pick<Call, 'caller' | 'query'>): Answer | null;
  /** The answer with pseudonyms in place of agents. */
  told(operationId: OperationId, answer: Answer, caller: Caller): Promise<Answer>;
  /** For the many events of one stream: each with the pseudonyms of its day. */
  eventTeller(caller: Caller): Promise<(event: DomainEvent) => DomainEvent>;
}

/** Who sees agents as they are: the one who configures, and whoever is one (their own id only). */
export const seesAll = (role: Role | null) => role === 'admin' || role === null || role === 'ingest';

/**
 * Works-council mode: supervisors and data staff see agents under pseudonyms that change every day (UTC), so that the
 * floor can be steered now and nobody's work can be followed, compared or ranked over time. Agents see colleagues so
 * and themselves as they are; admins, who make agents and keys, see everything. A pseudonym is a keyed hash; its key is
 * the stored hash of the oldest API key, the same on all instances and told by no call.
 */
export function createWorksCouncil(
  { store, clock }: { readonly store: Pick<Store, 'apiKeys' | 'agents'>; readonly clock: Clock },
  isOn: boolean,
): WorksCouncil {
  let secret: string | null = null;
  const secretOf = async () => {
    if (secret === null) {
      const keys = await store.apiKeys.all();
      const oldest = [...keys].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())[0];
      secret = oldest?.hash ?? '';
    }
    return secret;
  };
  const pseudonyms = (key: string) => (agentId: string) => {
    const day = clock.now().toISOString().slice(0, 10);
    const hash = createHash('sha256').update(`${key}\n${day}\n${agentId}`).digest('hex');
    return `agent-${hash.slice(0, 8)}`;
  };
  const hidden = async (caller: Caller) => {
    const pseudonym = pseudonyms(await secretOf());
    return (agentId: string) => (agentId === caller.agentId ? agentId : pseudonym(agentId));
  };

  return {
    refusal(operationId, { caller, query }) {
      if (!isOn || seesAll(caller.role)) return null;
      const asked: unknown =
        typeof query === 'object' && query !== null ? Reflect.get(query, 'agentId') : undefined;
      // agents ask for themselves; the handlers see to that in the calls about one
      const aboutOne = caller.role !== 'agent' && ABOUT_ONE.has(operationId);
      if (!aboutOne && (asked === undefined || asked === caller.agentId)) return null;
      return {
        kind: 'problem',
        problem: problem(403, 'works-council-mode', 'Single agents are not looked at here.'),
      };
    },

    async told(operationId, answer, caller) {
      if (!isOn || seesAll(caller.role) || answer.kind !== 'content' || answer.contentType !== undefined)
        return answer;
      const pseudonym = await hidden(caller);
      const body = withoutAgents(plain(answer.body), pseudonym);
      switch (operationId) {
        case 'listAgents':
        case 'getAgent':
        case 'putAgent':
        case 'setPresence':
          return { ...answer, body: withoutProfiles(body, pseudonym, caller) };
        case 'getFeedbackQuality':
          // how often somebody agrees is a figure of that person, whatever they are called
          return { ...answer, body: { ...(body as object), agents: [] } };
        case 'getOverview':
          return { ...answer, body: inPseudonymsOrder(body) };
        case 'explainTicket':
          return { ...answer, body: withoutNames(body, await store.agents.all(), pseudonym) };
        default:
          return { ...answer, body };
      }
    },

    async eventTeller(caller) {
      if (!isOn || seesAll(caller.role)) return (event) => event;
      const pseudonym = await hidden(caller);
      return (event) => ({
        ...event,
        // an agent's own events have the agent as their key
        key: event.key === event.data['agentId'] ? pseudonym(event.key) : event.key,
        data: withoutAgents(event.data, pseudonym) as DomainEvent['data'],
      });
    },
  };
}

type Pseudonym = (agentId: string) => string;

const plain = (body: unknown): unknown => (body === undefined ? undefined : JSON.parse(JSON.stringify(body)));

function withoutAgents(value: unknown, pseudonym: Pseudonym): unknown {
  if (Array.isArray(value)) return value.map((one) => withoutAgents(one, pseudonym));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      AGENT_KEYS.has(key) && typeof part === 'string' ? pseudonym(part) : withoutAgents(part, pseudonym),
    ]),
  );
}

/** What is left of an agent's profile: that somebody is there, and how much they can hold. */
function withoutProfiles(body: unknown, pseudonym: Pseudonym, caller: Caller): unknown {
  const one = (profile: Readonly<Record<string, unknown>>) => {
    const id = String(profile['id']);
    if (id === caller.agentId) return profile;
    const { version, capacity, presence } = profile;
    const name = pseudonym(id);
    return { id: name, version, name, skills: {}, languages: [], capacity, presence };
  };
  if (typeof body !== 'object' || body === null) return body;
  const items: unknown = Reflect.get(body, 'items');
  if (!Array.isArray(items)) return one(body as Readonly<Record<string, unknown>>);
  const profiles = items.map(one);
  // the order of ids would tell who is who
  return { ...body, items: profiles.sort((a, b) => String(a['id']).localeCompare(String(b['id']))) };
}

function inPseudonymsOrder(body: unknown): unknown {
  const { agents = [], ...rest } = body as { readonly agents?: readonly { readonly agentId: string }[] };
  return { ...rest, agents: [...agents].sort((a, b) => a.agentId.localeCompare(b.agentId)) };
}

/** Sentences name agents: by id, or by the name that people gave them. */
function withoutNames(
  body: unknown,
  agents: readonly { readonly id: string; readonly name: string }[],
  pseudonym: Pseudonym,
): unknown {
  const byName = new Map(agents.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
  const longestFirst = [...byName.keys()].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return body;
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  );
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replace(pattern, (name) => pseudonym(byName.get(name) ?? name));
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, replace(part)]));
  };
  return replace(body);
}
