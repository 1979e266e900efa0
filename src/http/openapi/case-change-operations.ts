import { CASE_CHANGES } from '../../domain/business-case.js';
import { DISPLAY_LANGUAGES } from '../../domain/language.js';
import {
  dateTime,
  type JsonSchema,
  json,
  listOf,
  type Operation,
  objectOf,
  ref,
  strings,
  text,
} from './operation.js';

const key: JsonSchema = { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' };

export const CASE_CHANGE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  CaseChange: objectOf({
    kind: { enum: CASE_CHANGES },
    from: { type: 'string' },
    into: strings,
    at: dateTime,
    by: { type: 'string' },
  }),
  CaseSuggestion: objectOf({
    messages: { type: 'integer' },
    phrases: { type: 'array', items: { type: 'string' }, description: 'What is typical, strongest first.' },
    examples: {
      type: 'array',
      items: objectOf({ ticketId: { type: 'string' }, text: { type: 'string' } }),
    },
  }),
};

const base = { tag: 'knowledge', method: 'post' } as const;

export const CASE_CHANGE_OPERATIONS: readonly Operation[] = [
  {
    ...base,
    id: 'renameBusinessCase',
    path: '/v1/knowledge/business-cases/{key}/rename',
    summary: 'Gives a case another key; its examples, the workflow and the articles follow',
    body: {
      contents: json(
        objectOf(
          {
            key,
            names: objectOf(
              Object.fromEntries(
                DISPLAY_LANGUAGES.map((language) => [language, text(200, { minLength: 1 })]),
              ),
            ),
          },
          ['names'],
        ),
      ),
    },
    success: { status: 200, description: 'The case as it is now.', contents: json(ref('BusinessCase')) },
    idempotent: true,
  },
  {
    ...base,
    id: 'mergeBusinessCase',
    path: '/v1/knowledge/business-cases/{key}/merge',
    summary: 'Makes one case of two; what was said of this one counts for the other from now on',
    body: { contents: json(objectOf({ into: key })) },
    success: { status: 200, description: 'The case that is left.', contents: json(ref('BusinessCase')) },
    idempotent: true,
  },
  {
    ...base,
    id: 'splitBusinessCase',
    path: '/v1/knowledge/business-cases/{key}/split',
    summary: 'Makes several cases of one; its examples go where the examples named here say',
    body: {
      contents: json(
        objectOf({
          parts: {
            type: 'array',
            minItems: 2,
            maxItems: 20,
            items: objectOf({
              key,
              profile: ref('BusinessCaseProfile'),
              examples: { type: 'array', minItems: 1, maxItems: 200, items: text(100_000, { minLength: 1 }) },
            }),
          },
        }),
      ),
    },
    success: {
      status: 200,
      description: 'Where the examples went.',
      contents: json(
        objectOf({
          assigned: { type: 'object', additionalProperties: { type: 'integer' } },
          unassigned: { type: 'integer', description: 'Belong to no part clearly; not trained on any more.' },
        }),
      ),
    },
    idempotent: true,
  },
  {
    ...base,
    method: 'get',
    id: 'getBusinessCaseHistory',
    path: '/v1/knowledge/business-cases/{key}/history',
    summary: 'What a case was made of and what became of it, oldest first',
    success: { status: 200, description: 'The changes.', contents: json(listOf(ref('CaseChange'))) },
  },
  {
    ...base,
    method: 'get',
    id: 'suggestBusinessCases',
    path: '/v1/knowledge/case-suggestions',
    summary: 'Groups of messages that fit no business case and look like a missing one, largest first',
    success: { status: 200, description: 'The groups.', contents: json(listOf(ref('CaseSuggestion'))) },
  },
];
