import { PRESENCES } from '../../domain/agent.js';
import { CHANNELS } from '../../domain/channel.js';
import {
  dateTime,
  type JsonSchema,
  json,
  listOf,
  name,
  type Operation,
  objectOf,
  pageQuery,
  ref,
  skills,
  storedSkills,
  strings,
  text,
} from './operation.js';

const perChannel = (schema: JsonSchema) => Object.fromEntries(CHANNELS.map((channel) => [channel, schema]));

const exclusionList = { type: 'array', maxItems: 500, uniqueItems: true, items: text(200, { minLength: 1 }) };
const exclusions: JsonSchema = {
  ...objectOf({ queues: exclusionList, businessCases: exclusionList, customers: exclusionList }, [
    'queues',
    'businessCases',
    'customers',
  ]),
  description: 'What is kept from the agent, whatever their skills; customers by id.',
};

const share: JsonSchema = {
  type: 'number',
  exclusiveMinimum: 0,
  maximum: 100,
  description: 'Of the turns where agents are asked in turn; 1 where not told.',
};

export const AGENT_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Agent: objectOf(
    {
      id: { type: 'string' },
      version: { type: 'integer' },
      name: { type: 'string' },
      skills: storedSkills,
      languages: strings,
      capacity: objectOf(perChannel({ type: 'number' })),
      presence: { enum: PRESENCES },
      presenceSince: dateTime,
      idleSince: dateTime,
      exclusions,
      share,
      turns: { type: 'number', description: 'Had so far, for the weighted round robin.' },
      missedOffers: {
        type: 'integer',
        description: 'Offers in a row that ran out; the third sets the agent away.',
      },
    },
    // in works-council mode only what every agent has
    ['presenceSince', 'idleSince', 'exclusions', 'share', 'turns', 'missedOffers'],
  ),
  AgentProfile: objectOf(
    {
      name: text(200, { minLength: 1 }),
      skills,
      languages: {
        type: 'array',
        maxItems: 50,
        uniqueItems: true,
        items: { type: 'string', pattern: '^[a-z]{2,3}$' },
      },
      capacity: {
        ...objectOf(perChannel({ type: 'integer', minimum: 0, maximum: 100 }), CHANNELS),
        description: 'How many tickets of a channel fill the agent alone; 1 where not told.',
      },
      exclusions,
      share,
    },
    ['capacity', 'exclusions', 'share'],
  ),
  Offer: objectOf({
    id: { type: 'string' },
    ticketId: { type: 'string' },
    agentId: { type: 'string' },
    state: { type: 'string' },
    createdAt: dateTime,
    expiresAt: dateTime,
    ticket: ref('Ticket'),
  }),
};

const agentAnswer = { status: 200, description: 'The agent.', contents: json(ref('Agent')) };
const reservationAnswer = {
  status: 200,
  description: 'The ticket as it is now.',
  contents: json(ref('Ticket')),
};

export const AGENT_OPERATIONS: readonly Operation[] = [
  {
    id: 'listAgents',
    method: 'get',
    path: '/v1/agents',
    tag: 'agents',
    summary: 'All agents',
    success: { status: 200, description: 'The agents, by id.', contents: json(listOf(ref('Agent'))) },
  },
  {
    id: 'getAgent',
    method: 'get',
    path: '/v1/agents/{id}',
    tag: 'agents',
    summary: 'One agent',
    success: agentAnswer,
  },
  {
    id: 'putAgent',
    method: 'put',
    path: '/v1/agents/{id}',
    params: { id: name },
    tag: 'agents',
    summary: 'Creates an agent (offline), or replaces the profile; presence is kept',
    body: { contents: json(ref('AgentProfile')) },
    success: agentAnswer,
  },
  {
    id: 'setPresence',
    method: 'patch',
    path: '/v1/agents/{id}/presence',
    tag: 'agents',
    summary: 'Says whether the agent takes tickets; only available agents are offered any',
    body: { contents: json(objectOf({ presence: { enum: PRESENCES } })) },
    success: agentAnswer,
  },
  {
    id: 'listReservations',
    method: 'get',
    path: '/v1/agents/{id}/reservations',
    tag: 'agents',
    summary: 'Offers that wait for the agent’s answer, with their tickets',
    query: pageQuery,
    success: { status: 200, description: 'Pending offers.', contents: json(listOf(ref('Offer'))) },
  },
  {
    id: 'acceptReservation',
    method: 'post',
    path: '/v1/reservations/{id}/accept',
    tag: 'agents',
    summary: 'Takes the ticket; 409 when the offer is no longer pending',
    success: reservationAnswer,
    idempotent: true,
  },
  {
    id: 'rejectReservation',
    method: 'post',
    path: '/v1/reservations/{id}/reject',
    tag: 'agents',
    summary: 'Declines the ticket; it waits again and is offered to somebody else first',
    body: { contents: json(objectOf({ reason: text(500) }, ['reason'])), required: false },
    success: reservationAnswer,
    idempotent: true,
  },
];
