import { AGENT_ORDERS } from '../../domain/agent-order.js';
import { CHANNELS } from '../../domain/channel.js';

const positive = { type: 'number', exclusiveMinimum: 0, maximum: 1e9 } as const;
const text = { type: 'string', minLength: 1, maxLength: 100 } as const;
const levels = {
  type: 'object',
  maxProperties: 200,
  additionalProperties: { type: 'integer', minimum: 1, maximum: 5 },
} as const;
const slots = { type: 'number', minimum: 0, maximum: 1000 } as const;

/** JSON Schema of groups of agents. */
export const STAFF_SCHEMA = {
  type: 'array',
  maxItems: 10_000,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['count'],
    properties: {
      count: { type: 'integer', minimum: 0, maximum: 100_000 },
      skills: levels,
      shifts: {
        type: 'array',
        maxItems: 24,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['fromHour', 'toHour'],
          properties: {
            fromHour: { type: 'number', minimum: 0, maximum: 24 },
            toHour: { type: 'number', minimum: 0, maximum: 24 },
          },
        },
      },
      share: { ...positive, maximum: 100 },
      languages: { type: 'array', maxItems: 50, items: text },
      capacity: {
        anyOf: [
          slots,
          {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(CHANNELS.map((channel) => [channel, slots])),
          },
        ],
      },
    },
  },
} as const;

/** JSON Schema of a scenario for `weiche simulate`. */
export const SCENARIO_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['seed', 'durationHours', 'queues', 'agents'],
  properties: {
    seed: { type: 'integer' },
    durationHours: { ...positive, maximum: 1e6 },
    warmupHours: { type: 'number', minimum: 0, maximum: 1e6 },
    queues: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'arrivalsPerHour', 'handlingTime'],
        properties: {
          name: text,
          arrivalsPerHour: { type: 'number', minimum: 0, maximum: 1e7 },
          hourProfile: {
            type: 'array',
            minItems: 24,
            maxItems: 24,
            items: { type: 'number', minimum: 0, maximum: 1000 },
          },
          handlingTime: {
            type: 'object',
            additionalProperties: false,
            required: ['distribution', 'meanSeconds'],
            properties: {
              distribution: { type: 'string', enum: ['exponential', 'log-normal', 'constant'] },
              meanSeconds: positive,
              standardDeviationSeconds: positive,
            },
          },
          patience: {
            type: 'object',
            additionalProperties: false,
            required: ['meanSeconds'],
            properties: { meanSeconds: positive, distribution: { type: 'string', const: 'exponential' } },
          },
          requiredSkills: levels,
          serviceLevelSeconds: { type: 'number', minimum: 0, maximum: 1e9 },
          weight: positive,
          priority: { type: 'number', minimum: -100, maximum: 100 },
          channel: { type: 'string', enum: CHANNELS },
          agentOrder: { type: 'string', enum: AGENT_ORDERS },
        },
      },
    },
    agents: STAFF_SCHEMA,
  },
} as const;
