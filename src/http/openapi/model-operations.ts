import { JOB_STATES } from '../../domain/job.js';
import { MODEL_STATES, MOST_CANARY_SHARE } from '../../domain/model.js';
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
  text,
} from './operation.js';

const canaryShare = { type: 'number', minimum: 0, maximum: MOST_CANARY_SHARE };
const count = { type: 'integer', minimum: 0 };

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
    trial: { anyOf: [ref('ModelTrial'), { type: 'null' }] },
  }),
  ModelTrial: objectOf({
    share: { ...canaryShare, description: 'Share of the messages that it decides.' },
    since: dateTime,
    predictions: { ...count, description: 'Tickets that it and the champion have both read.' },
    agreements: { ...count, description: 'Of these: both saw the same.' },
    decided: { ...count, description: 'Of these: decided by it.' },
    judged: { ...count, description: 'Of these: confirmed or corrected by an agent.' },
    bothRight: count,
    onlyChampionRight: count,
    onlyChallengerRight: count,
  }),
  LearningPoint: objectOf({
    share: { ...confidence, description: 'Part of the examples.' },
    rows: count,
    accuracy: {
      ...nullable('number'),
      description:
        'Of the golden rows that have a case, forced choice; null: too few examples to learn from.',
    },
  }),
  ModelComparison: objectOf({
    beforeId: { type: 'string' },
    afterId: { type: 'string' },
    n: { ...count, description: 'Golden rows.' },
    passed: {
      type: 'boolean',
      description: 'Whether the gate would let the second take the place of the first.',
    },
    championAccuracy: { ...nullable('number'), description: 'Of the first.' },
    challengerAccuracy: { ...confidence, description: 'Of the second.' },
    won: { ...count, description: 'Rows that only the second has right.' },
    lost: { ...count, description: 'Rows that only the first has right.' },
    pValue: confidence,
    sentences: strings,
    changed: {
      type: 'array',
      items: objectOf({
        row: count,
        text: { type: 'string' },
        label: nullable('string'),
        before: nullable('string'),
        after: nullable('string'),
        change: { enum: ['won', 'lost', 'still-wrong'] },
      }),
    },
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
            examine: {
              type: 'boolean',
              default: false,
              description:
                'true: also measures a learning curve on the golden set, and looks for suspect labels whatever that costs; takes about twice as long.',
            },
          },
          ['promote', 'seed', 'examine'],
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
    id: 'getLearningCurve',
    method: 'get',
    path: '/v1/models/{id}/learning-curve',
    tag: 'models',
    summary: 'What parts of its examples teach, measured on the golden set; empty where nobody asked for it',
    success: { status: 200, description: 'By rows.', contents: json(listOf(ref('LearningPoint'))) },
  },
  {
    id: 'compareModels',
    method: 'get',
    path: '/v1/models/{id}/comparison',
    tag: 'models',
    summary:
      'A model beside another on the golden set as it is now, with the rows that they answer differently',
    query: {
      with: text(200, { minLength: 1, description: 'Id of the other one; the champion unless told.' }),
    },
    success: { status: 200, description: 'The comparison.', contents: json(ref('ModelComparison')) },
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
    id: 'startTrial',
    method: 'put',
    path: '/v1/models/{id}/trial',
    tag: 'models',
    summary: 'Lets a model read every message beside the champion, and decide a share of them',
    body: {
      contents: json(
        objectOf({ share: { ...canaryShare, default: 0, description: '0: it predicts and is not used.' } }, [
          'share',
        ]),
      ),
      required: false,
    },
    success: { status: 200, description: 'The model on trial.', contents: json(ref('Model')) },
  },
  {
    id: 'endTrial',
    method: 'delete',
    path: '/v1/models/{id}/trial',
    tag: 'models',
    summary: 'Ends a model’s trial; the champion decides alone again',
    success: { status: 200, description: 'The model, with what it has shown.', contents: json(ref('Model')) },
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
