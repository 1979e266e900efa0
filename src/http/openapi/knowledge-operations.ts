import { CHANNELS } from '../../domain/channel.js';
import { DISPLAY_LANGUAGES } from '../../domain/language.js';
import { CASE_CHANGE_OPERATIONS, CASE_CHANGE_SCHEMAS } from './case-change-operations.js';
import {
  dateTime,
  type JsonSchema,
  json,
  listOf,
  name,
  nullable,
  type Operation,
  objectOf,
  pageQuery,
  ref,
  skills,
  strings,
  text,
} from './operation.js';
import { REVIEW_OPERATIONS, REVIEW_SCHEMAS } from './review-operations.js';

const caseKey: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' };
const entityType: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' };
const inBothLanguages = (schema: JsonSchema) =>
  objectOf(Object.fromEntries(DISPLAY_LANGUAGES.map((language) => [language, schema])));

const businessCaseProperties: Readonly<Record<string, JsonSchema>> = {
  names: inBothLanguages(text(200, { minLength: 1 })),
  description: inBothLanguages(text(4000)),
  synonyms: inBothLanguages({ type: 'array', maxItems: 200, items: text(200, { minLength: 1 }) }),
  automation: { enum: ['allowed', 'never'] },
  skills,
  targetWaitSeconds: objectOf(
    Object.fromEntries(
      CHANNELS.map((channel) => [channel, { type: 'number', minimum: 1, maximum: 31_536_000 }]),
    ),
  ),
  priority: { type: 'number', minimum: 0, maximum: 10 },
  requiredEntities: { type: 'array', maxItems: 50, uniqueItems: true, items: entityType },
  twoPersons: {
    type: 'boolean',
    description: 'A correction from or to this case is learnt only when a second person agrees.',
  },
};

const exampleProperties: Readonly<Record<string, JsonSchema>> = {
  text: text(100_000, { minLength: 1 }),
  label: {
    type: ['string', 'null'],
    maxLength: 64,
    description: 'Key of the business case; null: out of scope.',
  },
  entities: {
    type: 'array',
    maxItems: 500,
    items: objectOf(
      {
        type: entityType,
        start: { type: 'integer', minimum: 0 },
        end: { type: 'integer', minimum: 1 },
        value: text(2000),
      },
      ['value'],
    ),
  },
  language: { type: 'string', pattern: '^[a-z]{2,3}$' },
  channel: { enum: CHANNELS },
  subject: text(2000),
  source: text(200),
  business: text(64, { description: 'Kind of company that it was written to (`shop`, `energy`, ...).' }),
};

const storedExample: JsonSchema = {
  type: 'object',
  required: ['id', 'text', 'label', 'golden', 'createdAt', 'createdBy'],
  properties: {
    id: { type: 'string' },
    text: { type: 'string' },
    label: nullable('string'),
    golden: { type: 'boolean' },
    createdAt: dateTime,
    createdBy: { type: 'string' },
  },
  additionalProperties: true,
};

export const KNOWLEDGE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  ...CASE_CHANGE_SCHEMAS,
  ...REVIEW_SCHEMAS,
  BusinessCase: objectOf({ key: caseKey, ...businessCaseProperties }),
  BusinessCaseProfile: objectOf(businessCaseProperties, ['twoPersons']),
  NewExample: objectOf(
    { id: text(200, { minLength: 1 }), golden: { type: 'boolean' }, ...exampleProperties },
    ['id', 'golden', 'entities', 'language', 'channel', 'subject', 'source', 'business'],
  ),
  Example: storedExample,
  Answer: objectOf({
    id: { type: 'string' },
    version: { type: 'integer' },
    businessCase: { type: 'string' },
    language: { type: 'string' },
    title: { type: 'string' },
    text: { type: 'string' },
    requiredEntities: strings,
    automatic: { type: 'boolean' },
    ratings: objectOf({ helpful: { type: 'integer' }, unhelpful: { type: 'integer' } }),
  }),
  SuggestedAnswer: objectOf({
    answerId: { type: 'string' },
    title: { type: 'string' },
    language: { type: 'string' },
    text: { type: 'string', description: 'The ticket’s facts filled in.' },
    missing: { type: 'array', items: { type: 'string' }, description: 'Facts that nobody knows.' },
    score: { type: 'number', description: 'How good it surely is by its ratings, 0..1.' },
  }),
  AnswerProfile: objectOf(
    {
      businessCase: caseKey,
      language: { enum: DISPLAY_LANGUAGES },
      title: text(200, { minLength: 1 }),
      text: text(20_000, { minLength: 1, description: 'Placeholders as {{entity_type}}.' }),
      requiredEntities: { type: 'array', maxItems: 50, uniqueItems: true, items: entityType },
      automatic: {
        type: 'boolean',
        default: false,
        description: 'May be sent without a person where case and confidence permit it.',
      },
    },
    ['requiredEntities', 'automatic'],
  ),
};

const businessCaseAnswer = {
  status: 200,
  description: 'The business case.',
  contents: json(ref('BusinessCase')),
};

export const KNOWLEDGE_OPERATIONS: readonly Operation[] = [
  ...CASE_CHANGE_OPERATIONS,
  ...REVIEW_OPERATIONS,
  {
    id: 'listBusinessCases',
    method: 'get',
    path: '/v1/knowledge/business-cases',
    tag: 'knowledge',
    summary: 'All business cases',
    success: { status: 200, description: 'The cases.', contents: json(listOf(ref('BusinessCase'))) },
  },
  {
    id: 'getBusinessCase',
    method: 'get',
    path: '/v1/knowledge/business-cases/{key}',
    tag: 'knowledge',
    summary: 'One business case',
    success: businessCaseAnswer,
  },
  {
    id: 'putBusinessCase',
    method: 'put',
    path: '/v1/knowledge/business-cases/{key}',
    tag: 'knowledge',
    summary: 'Adds or changes a business case; a model answers it after training with examples of it',
    body: { contents: json(ref('BusinessCaseProfile')) },
    success: businessCaseAnswer,
  },
  {
    id: 'listExamples',
    method: 'get',
    path: '/v1/knowledge/examples',
    tag: 'knowledge',
    summary: 'Examples that the company has added and agents have corrected, oldest first',
    query: {
      label: text(64),
      outOfScope: { type: 'boolean', description: 'true: only examples without a business case.' },
      golden: { type: 'boolean' },
      ...pageQuery,
    },
    success: { status: 200, description: 'One page.', contents: json(listOf(ref('Example'))) },
  },
  {
    id: 'addExamples',
    method: 'post',
    path: '/v1/knowledge/examples',
    tag: 'knowledge',
    summary: 'Adds examples; all or, when one is wrong, none',
    body: {
      contents: {
        ...json(
          objectOf({ examples: { type: 'array', minItems: 1, maxItems: 1000, items: ref('NewExample') } }),
        ),
        'application/x-ndjson': { type: 'array', minItems: 1, maxItems: 1000, items: ref('NewExample') },
      },
    },
    success: {
      status: 201,
      description: 'Kept; the next training learns them.',
      contents: json(objectOf({ added: { type: 'integer' }, ids: strings })),
    },
    idempotent: true,
  },
  {
    id: 'removeExample',
    method: 'delete',
    path: '/v1/knowledge/examples/{id}',
    tag: 'knowledge',
    summary: 'Removes an example',
    success: { status: 204, description: 'Removed.' },
  },
  {
    id: 'listAnswers',
    method: 'get',
    path: '/v1/knowledge/answers',
    tag: 'knowledge',
    summary: 'Answer articles',
    query: { businessCase: text(64), language: text(20) },
    success: { status: 200, description: 'The articles.', contents: json(listOf(ref('Answer'))) },
  },
  {
    id: 'putAnswer',
    method: 'put',
    path: '/v1/knowledge/answers/{id}',
    params: { id: name },
    tag: 'knowledge',
    summary: 'Adds or replaces an answer article',
    body: { contents: json(ref('AnswerProfile')) },
    success: { status: 200, description: 'The article.', contents: json(ref('Answer')) },
  },
  {
    id: 'suggestAnswers',
    method: 'get',
    path: '/v1/tickets/{id}/answers',
    tag: 'tickets',
    summary: 'Answer articles for the ticket with its facts filled in, best first',
    success: { status: 200, description: 'The articles.', contents: json(listOf(ref('SuggestedAnswer'))) },
  },
  {
    id: 'rateAnswer',
    method: 'post',
    path: '/v1/tickets/{id}/answers/{answerId}/rating',
    tag: 'tickets',
    summary: 'Says whether an answer helped; a key of role ingest speaks for the customer',
    body: { contents: json(objectOf({ helpful: { type: 'boolean' } })) },
    success: { status: 200, description: 'The article.', contents: json(ref('Answer')) },
    idempotent: true,
  },
];
