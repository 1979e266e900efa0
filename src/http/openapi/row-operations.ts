import { type JsonSchema, type Operation, ref } from './operation.js';

export const ROW_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Row: {
    type: 'object',
    description: 'A row as the command line reads it; keys that are not named here pass through.',
    required: ['text'],
    properties: {
      text: { type: 'string', maxLength: 200_000 },
      subject: { type: 'string', maxLength: 2000 },
      channel: { type: 'string', maxLength: 20 },
      language: { type: 'string', maxLength: 20 },
      receivedAt: { type: 'string', format: 'date-time' },
    },
    additionalProperties: true,
  },
  ClassifiedRow: {
    type: 'object',
    required: ['businessCase', 'outOfScope', 'confidence', 'tier', 'alternatives'],
    properties: {
      businessCase: { type: ['string', 'null'] },
      outOfScope: { type: 'boolean' },
      confidence: { type: 'number', minimum: 0, maximum: 1 },
      tier: { type: 'string' },
      alternatives: { type: 'array', items: { type: 'object', additionalProperties: true } },
    },
    additionalProperties: true,
  },
  ExtractedRow: {
    type: 'object',
    required: ['entities'],
    properties: { entities: { type: 'array', items: { type: 'object', additionalProperties: true } } },
    additionalProperties: true,
  },
};

const manyRows = (row: JsonSchema): JsonSchema => ({
  type: 'array',
  minItems: 1,
  maxItems: 1000,
  items: row,
});
const rows = (row: JsonSchema): Readonly<Record<string, JsonSchema>> => ({
  'application/json': { anyOf: [row, manyRows(row)] },
  'application/x-ndjson': manyRows(row),
});

const description =
  'One row in, one row out; an array in, an array out, in the same order; JSON lines in, JSON lines out. At most ' +
  '1,000 rows a call. Nothing is stored.';

export const ROW_OPERATIONS: readonly Operation[] = [
  {
    id: 'classify',
    method: 'post',
    path: '/v1/classify',
    tag: 'try out',
    summary: 'Which business case the live model sees in texts',
    description,
    body: { contents: rows(ref('Row')) },
    success: {
      status: 200,
      description: 'The rows with their prediction.',
      contents: rows(ref('ClassifiedRow')),
    },
  },
  {
    id: 'extract',
    method: 'post',
    path: '/v1/extract',
    tag: 'try out',
    summary: 'Which facts are found in texts',
    description,
    body: { contents: rows(ref('Row')) },
    success: {
      status: 200,
      description: 'The rows with their entities.',
      contents: rows(ref('ExtractedRow')),
    },
  },
];
