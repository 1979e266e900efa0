import { JOB_STATES } from '../../domain/job.js';
import { MODEL_STATES } from '../../domain/model.js';
import {
  confidence,
  dateTime,
  type JsonSchema,
  json,
  listOf,
  nullable,
  nullableDateTime,
  type Operation,
  objectOf,
  ref,
  strings,
} from './operation.js';

export const MODEL_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Model: objectOf({
    id: { type: 'string' },
    version: { type: 'integer' },
    state: { enum: MODEL_STATES },
    createdAt: dateTime,
    promotedAt: nullableDateTime,
    predecessorId: nullable('string'),
    hash: { type: 'string' },
    dataHash: { type: 'string' },
    examples: { type: 'integer' },
    metrics: { type: 'object', additionalProperties: nullable('number') },
    gate: strings,
  }),
  Job: objectOf({
    id: { type: 'string' },
    kind: { type: 'string' },
    state: { enum: JOB_STATES },
    progress: confidence,
    step: { type: 'string' },
    createdAt: dateTime,
    endedAt: nullableDateTime,
    result: { type: ['object', 'null'], additionalProperties: true },
    error: nullable('string'),
  }),
};

const modelAnswer = { status: 200, description: 'The model that is live now.', contents: json(ref('Model')) };
const jobAnswer = { status: 200, description: 'The job.', contents: json(ref('Job')) };

export const MODEL_OPERATIONS: readonly Operation[] = [
  {
    id: 'startRetrain',
    method: 'post',
    path: '/v1/models/retrain',
    tag: 'models',
    summary: 'Trains a challenger from everything that is known; it goes live when the gate lets it',
    body: {
      contents: json(
        objectOf(
          {
            promote: { type: 'boolean', default: true, description: 'false: leave the champion in place.' },
            seed: { type: 'integer', minimum: 0, maximum: 4_294_967_295 },
          },
          ['promote', 'seed'],
        ),
      ),
      required: false,
    },
    success: {
      status: 202,
      description: 'Begun; watch the job.',
      contents: json(objectOf({ jobId: { type: 'string' } })),
    },
    idempotent: true,
  },
  {
    id: 'getJob',
    method: 'get',
    path: '/v1/jobs/{id}',
    tag: 'models',
    summary: 'How far a job has come, and what it came to',
    success: jobAnswer,
  },
  {
    id: 'cancelJob',
    method: 'post',
    path: '/v1/jobs/{id}/cancel',
    tag: 'models',
    summary: 'Stops a job',
    success: jobAnswer,
    idempotent: true,
  },
  {
    id: 'listModels',
    method: 'get',
    path: '/v1/models',
    tag: 'models',
    summary: 'All models, newest first',
    success: { status: 200, description: 'The models.', contents: json(listOf(ref('Model'))) },
  },
  {
    id: 'getModelReport',
    method: 'get',
    path: '/v1/models/{id}/report',
    tag: 'models',
    summary: 'What the gate checked before the model might go live, and what it found',
    query: { format: { enum: ['json', 'html'], default: 'json' } },
    success: {
      status: 200,
      description: 'The report.',
      contents: { ...json({ type: 'object', additionalProperties: true }), 'text/html': { type: 'string' } },
    },
  },
  {
    id: 'promoteModel',
    method: 'post',
    path: '/v1/models/{id}/promote',
    tag: 'models',
    summary: 'Makes a model the champion; every instance swaps to it',
    success: modelAnswer,
    idempotent: true,
  },
  {
    id: 'rollbackModel',
    method: 'post',
    path: '/v1/models/rollback',
    tag: 'models',
    summary: 'Makes the champion’s predecessor the champion again',
    success: modelAnswer,
    idempotent: true,
  },
];
