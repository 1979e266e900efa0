import { AGENT_ORDERS } from '../../domain/agent-order.js';
import { CHANNELS } from '../../domain/channel.js';
import { TIERS } from '../../domain/prediction.js';
import { URGENCIES, URGENCY_SIGNS } from '../../domain/urgency.js';

const name = { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' } as const;
const names = { type: 'array', items: name, minItems: 1, maxItems: 500, uniqueItems: true } as const;
const oneOrMoreOf = (values: readonly string[]) =>
  ({
    type: 'array',
    items: { type: 'string', enum: values },
    minItems: 1,
    maxItems: 10,
    uniqueItems: true,
  }) as const;

const levels = {
  type: 'object',
  maxProperties: 50,
  propertyNames: name,
  additionalProperties: { type: 'integer', minimum: 1, maximum: 5 },
} as const;

const RELAXATION_SCHEMA = {
  type: 'array',
  maxItems: 20,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['afterSeconds'],
    anyOf: [{ required: ['drop'] }, { required: ['lower'] }],
    properties: {
      afterSeconds: { type: 'number', minimum: 1, maximum: 31_536_000 },
      drop: names,
      lower: { ...levels, minProperties: 1 },
    },
  },
} as const;

const TARGET_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['queue', 'priority'],
  properties: {
    queue: name,
    priority: { type: 'number', minimum: -100, maximum: 100 },
    requiredSkills: levels,
    reservationTimeoutSeconds: { type: 'number', minimum: 1, maximum: 86_400 },
    agentOrder: { type: 'string', enum: AGENT_ORDERS },
    relaxation: RELAXATION_SCHEMA,
  },
} as const;

/** JSON Schema of a workflow; `version` is given by the store and may be left out. */
export const WORKFLOW_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['filters', 'default'],
  properties: {
    version: { type: 'integer', minimum: 0 },
    filters: {
      type: 'array',
      maxItems: 500,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['name', 'when', 'target'],
        properties: {
          name,
          when: {
            type: 'object',
            additionalProperties: false,
            properties: {
              businessCase: names,
              tier: oneOrMoreOf(TIERS),
              channel: oneOrMoreOf(CHANNELS),
              language: names,
              outOfScope: { type: 'boolean' },
              hasEntities: names,
              minimumConfidence: { type: 'number', minimum: 0, maximum: 1 },
              urgency: oneOrMoreOf(URGENCIES),
              urgencySigns: oneOrMoreOf(URGENCY_SIGNS),
              customerAttributes: {
                type: 'object',
                minProperties: 1,
                maxProperties: 20,
                propertyNames: name,
                additionalProperties: {
                  type: 'array',
                  items: { type: 'string', maxLength: 200 },
                  minItems: 1,
                  maxItems: 500,
                  uniqueItems: true,
                },
              },
            },
          },
          target: TARGET_SCHEMA,
        },
      },
    },
    default: TARGET_SCHEMA,
  },
} as const;
