import { Ajv } from 'ajv';
import type { Example } from '../domain/example.js';

/** One row of a data file, as JSON. Keys that it does not name are left alone. */
export const EXAMPLE_SCHEMA = {
  type: 'object',
  required: ['text', 'label'],
  properties: {
    text: { type: 'string' },
    label: { anyOf: [{ type: 'string', pattern: '\\S' }, { type: 'null' }] },
    entities: {
      type: 'array',
      items: {
        type: 'object',
        required: ['type', 'start', 'end'],
        properties: {
          type: { type: 'string', minLength: 1 },
          start: { type: 'integer', minimum: 0 },
          end: { type: 'integer', minimum: 0 },
          value: { type: 'string' },
        },
      },
    },
    language: { type: 'string' },
    channel: { type: 'string' },
    subject: { type: 'string' },
    source: { type: 'string' },
    business: { type: 'string' },
  },
} as const;

/** Checks one parsed row; its `errors` say what is wrong. */
export const isExample = new Ajv().compile<Example>(EXAMPLE_SCHEMA);
