import { REVIEW_REASONS } from '../../domain/review-reason.js';
import { SUSPECT_DECISIONS } from '../../domain/suspect-label.js';
import {
  confidence,
  type JsonSchema,
  json,
  listOf,
  nullable,
  type Operation,
  objectOf,
  pageQuery,
  ref,
} from './operation.js';

/** What people are asked, and how far they agree. */
export const REVIEW_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  FeedbackQuality: objectOf({
    judged: { type: 'integer' },
    judgedByTwo: { type: 'integer' },
    agreement: nullable('number'),
    alpha: { type: ['number', 'null'], description: 'Krippendorff’s alpha: 1 is perfect, 0 is chance.' },
    agents: {
      type: 'array',
      items: objectOf({
        agentId: { type: 'string' },
        judged: { type: 'integer' },
        compared: { type: 'integer' },
        agreed: { type: 'integer' },
      }),
    },
    disputed: { type: 'array', items: { type: 'object', additionalProperties: true } },
    contradictions: { type: 'array', items: { type: 'object', additionalProperties: true } },
  }),
  ReviewItem: objectOf({
    ticketId: { type: 'string' },
    messageId: { type: 'string' },
    text: { type: 'string' },
    businessCase: nullable('string'),
    confidence,
    why: {
      enum: REVIEW_REASONS,
      description: '`second-opinion`: an agent’s correction waits until a second person agrees.',
    },
    reason: { type: 'string', description: 'The same as a sentence.' },
  }),
  SuspectLabel: objectOf({
    id: { type: 'string' },
    text: { type: 'string' },
    subject: nullable('string'),
    label: { ...nullable('string'), description: 'As it stands in the knowledge base; null: out of scope.' },
    suggested: { ...nullable('string'), description: 'What it reads as; null: out of scope.' },
    confidence,
    exampleId: { ...nullable('string'), description: 'The example; null: a row of the files.' },
  }),
};

export const REVIEW_OPERATIONS: readonly Operation[] = [
  {
    id: 'getFeedbackQuality',
    method: 'get',
    path: '/v1/knowledge/feedback-quality',
    tag: 'knowledge',
    summary: 'How well agents agree, and where what they said in the last 90 days contradicts itself',
    success: { status: 200, description: 'The figures.', contents: json(ref('FeedbackQuality')) },
  },
  {
    id: 'listReviewQueue',
    method: 'get',
    path: '/v1/knowledge/review-queue',
    tag: 'knowledge',
    summary: 'Messages from which the model would learn most, best first',
    query: pageQuery,
    success: { status: 200, description: 'One page.', contents: json(listOf(ref('ReviewItem'))) },
  },
  {
    id: 'listSuspects',
    method: 'get',
    path: '/v1/knowledge/suspects',
    tag: 'knowledge',
    summary: 'Rows whose label is probably wrong by models that have not seen them, surest first',
    success: {
      status: 200,
      description:
        'Those that nobody has decided on; `modelId`: whose training has looked, null where none has.',
      contents: json(
        objectOf({
          modelId: nullable('string'),
          items: { type: 'array', items: ref('SuspectLabel') },
          next: nullable('string'),
        }),
      ),
    },
  },
  {
    id: 'decideSuspect',
    method: 'post',
    path: '/v1/knowledge/suspects/{id}',
    tag: 'knowledge',
    summary: 'Keeps, moves or removes a row whose label is suspected; the next training follows',
    body: {
      contents: json(
        objectOf(
          {
            decision: { enum: SUSPECT_DECISIONS },
            businessCase: {
              type: ['string', 'null'],
              maxLength: 64,
              description: 'Of `move`: where to; null: out of scope. What it reads as unless told.',
            },
          },
          ['businessCase'],
        ),
      ),
    },
    success: { status: 204, description: 'Decided.' },
    idempotent: true,
  },
];
