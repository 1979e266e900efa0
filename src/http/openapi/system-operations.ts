import { ROLES } from '../../domain/api-key.js';
import {
  dateTime,
  type JsonSchema,
  json,
  listOf,
  name,
  nullable,
  nullableDateTime,
  type Operation,
  objectOf,
  ref,
  strings,
  text,
} from './operation.js';

export const SYSTEM_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  ApiKey: objectOf({
    id: { type: 'string' },
    role: { enum: ROLES },
    agentId: nullable('string'),
    name: { type: 'string' },
    createdAt: dateTime,
    revokedAt: nullableDateTime,
  }),
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details.',
    required: ['type', 'title', 'status', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      code: { type: 'string', description: 'Stable; what programs should look at.' },
      detail: { type: 'string' },
      instance: { type: 'string', description: 'Names this very request, as in the header X-Request-Id.' },
      errors: {
        type: 'array',
        items: objectOf({ path: { type: 'string' }, message: { type: 'string' } }),
      },
    },
  },
};

const health = objectOf({ status: { enum: ['ok', 'unavailable'] }, reasons: strings }, ['reasons']);

export const SYSTEM_OPERATIONS: readonly Operation[] = [
  {
    id: 'streamEvents',
    method: 'get',
    path: '/v1/events',
    tag: 'events',
    summary: 'What happens, as server-sent events',
    description:
      'Resume with the header `Last-Event-ID`. Each event’s name is its type, its data the JSON of the event. ' +
      'Agents’ keys see what concerns their agent, data staff see models and jobs.',
    query: {
      types: text(1000, {
        description: 'Types or their beginnings, separated by commas: `ticket,reservation.created`.',
      }),
      ticketId: text(200, { description: 'A ticket whose events an agent sees as well, whoever has it.' }),
      lastEventId: text(200, { description: 'For clients that cannot set the header.' }),
    },
    headers: { 'Last-Event-ID': text(200) },
    success: {
      status: 200,
      description: 'An endless stream.',
      contents: { 'text/event-stream': { type: 'string' } },
    },
  },
  {
    id: 'whoAmI',
    method: 'get',
    path: '/v1/me',
    tag: 'keys',
    summary: 'Whose key this is',
    success: {
      status: 200,
      description: 'Role and agent.',
      contents: json(
        objectOf({
          keyId: { type: 'string' },
          name: { type: 'string' },
          role: { enum: ROLES },
          agentId: nullable('string'),
          agentsHidden: {
            type: 'boolean',
            description: 'Works-council mode: agents are told under pseudonyms that change daily.',
          },
        }),
      ),
    },
  },
  {
    id: 'createApiKey',
    method: 'post',
    path: '/v1/api-keys',
    tag: 'keys',
    summary: 'Makes a key; it is shown this once',
    body: {
      contents: json(
        objectOf(
          {
            name: text(200, { minLength: 1 }),
            role: { enum: ROLES },
            agentId: { ...name, description: 'For role agent.' },
          },
          ['agentId'],
        ),
      ),
    },
    success: {
      status: 201,
      description: 'The key with its secret.',
      contents: json(
        objectOf({ apiKey: ref('ApiKey'), key: { type: 'string', description: 'The bearer key.' } }),
      ),
    },
  },
  {
    id: 'listApiKeys',
    method: 'get',
    path: '/v1/api-keys',
    tag: 'keys',
    summary: 'All keys, without their secrets',
    success: { status: 200, description: 'The keys.', contents: json(listOf(ref('ApiKey'))) },
  },
  {
    id: 'revokeApiKey',
    method: 'delete',
    path: '/v1/api-keys/{id}',
    tag: 'keys',
    summary: 'Revokes a key, on every instance within seconds',
    success: { status: 204, description: 'Revoked.' },
  },
  {
    id: 'getMetrics',
    method: 'get',
    path: '/metrics',
    tag: 'operation',
    summary: 'Prometheus metrics; open where the setting metricsPublic says so',
    success: {
      status: 200,
      description: 'Text exposition format.',
      contents: { 'text/plain': { type: 'string' } },
    },
  },
  {
    id: 'getLiveness',
    method: 'get',
    path: '/health/live',
    tag: 'operation',
    summary: 'The process answers',
    success: { status: 200, description: 'It does.', contents: json(health) },
  },
  {
    id: 'getReadiness',
    method: 'get',
    path: '/health/ready',
    tag: 'operation',
    summary: 'Store, bus and model are there; 503 with reasons when not',
    success: { status: 200, description: 'They are.', contents: json(health) },
  },
  {
    id: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    tag: 'operation',
    summary: 'This document',
    success: {
      status: 200,
      description: 'OpenAPI 3.1.',
      contents: json({ type: 'object', additionalProperties: true }),
    },
  },
  {
    id: 'getDocs',
    method: 'get',
    path: '/docs',
    tag: 'operation',
    summary: 'This document as a page',
    success: { status: 200, description: 'HTML.', contents: { 'text/html': { type: 'string' } } },
  },
];
