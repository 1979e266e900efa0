import { Ajv } from 'ajv';
import type { Answer } from '../domain/answer.js';
import type { BusinessCase } from '../domain/business-case.js';

const text = (maxLength: number) => ({ type: 'string', minLength: 1, maxLength, pattern: '\\S' });

/** One answer article of a knowledge base's files, as JSON. Published with docs/data-format.md. */
export const ANSWER_SCHEMA = {
  type: 'object',
  required: ['id', 'businessCase', 'language', 'title', 'text', 'requiredEntities'],
  additionalProperties: false,
  properties: {
    id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' },
    businessCase: { type: 'string' },
    language: { type: 'string', enum: ['de', 'en'] },
    title: text(200),
    text: text(20_000),
    requiredEntities: {
      type: 'array',
      maxItems: 50,
      uniqueItems: true,
      items: { type: 'string', minLength: 1 },
    },
  },
} as const;

const isFile = new Ajv({ allErrors: true }).compile<{ readonly answers: readonly Omit<Answer, 'version'>[] }>(
  {
    type: 'object',
    required: ['answers'],
    properties: { answers: { type: 'array', items: ANSWER_SCHEMA } },
  },
);

const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

export type CheckedAnswers =
  | { readonly ok: true; readonly answers: readonly Answer[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Checks the content of a file in `answers/`: known cases, every id once, and no placeholder for an entity that the
 * article does not require, since it would be sent with a hole. Version 0: as shipped, never changed.
 */
export function checkAnswers(
  value: unknown,
  businessCases: readonly Pick<BusinessCase, 'key'>[],
): CheckedAnswers {
  if (!isFile(value)) {
    const problems = (isFile.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    );
    return { ok: false, problems };
  }
  const keys = new Set(businessCases.map(({ key }) => key));
  const ids = value.answers.map(({ id }) => id);
  const problems = value.answers.flatMap((answer, index) => {
    const at = `/answers/${index}`;
    const { id, businessCase, requiredEntities } = answer;
    const open = [...`${answer.title}\n${answer.text}`.matchAll(PLACEHOLDER)]
      .map(([, name = '']) => name)
      .filter((name) => !requiredEntities.includes(name));
    return [
      ...(keys.has(businessCase) ? [] : [`${at}/businessCase is not the key of a business case`]),
      ...(ids.indexOf(id) === index ? [] : [`${at}/id ${id} is there more than once`]),
      ...open.map((name) => `${at} has a placeholder for ${name}, which it does not require`),
    ];
  });
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, answers: value.answers.map((answer) => ({ ...answer, version: 0 })) };
}
