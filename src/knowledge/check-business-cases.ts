import { Ajv } from 'ajv';
import { BUSINESS_CASE_KEY, type BusinessCase } from '../domain/business-case.js';

const words = { type: 'array', items: { type: 'string', minLength: 1 } };
const text = { type: 'string', minLength: 1, maxLength: 4000 };
const localized = (schema: object) => ({
  type: 'object',
  required: ['de', 'en'],
  additionalProperties: false,
  properties: { de: schema, en: schema },
});
const seconds = { type: 'integer', minimum: 1 };

/** One business case, as JSON. Published with docs/data-format.md and used by the HTTP interface. */
export const BUSINESS_CASE_SCHEMA = {
  type: 'object',
  required: [
    'key',
    'names',
    'description',
    'synonyms',
    'automation',
    'skills',
    'targetWaitSeconds',
    'priority',
    'requiredEntities',
  ],
  additionalProperties: false,
  properties: {
    key: { type: 'string', pattern: BUSINESS_CASE_KEY.source },
    names: localized({ ...text, maxLength: 100 }),
    description: localized(text),
    synonyms: localized(words),
    automation: { type: 'string', enum: ['allowed', 'never'] },
    skills: { type: 'object', additionalProperties: { type: 'integer', minimum: 1, maximum: 5 } },
    targetWaitSeconds: {
      type: 'object',
      required: ['email', 'web-form', 'chat'],
      additionalProperties: false,
      properties: { email: seconds, 'web-form': seconds, chat: seconds },
    },
    priority: { type: 'integer', minimum: 0, maximum: 10 },
    requiredEntities: words,
    twoPersons: {
      type: 'boolean',
      description: 'A correction from or to this case is learnt only when a second person agrees.',
    },
  },
} as const;

const isFile = new Ajv({ allErrors: true }).compile<{ readonly businessCases: readonly BusinessCase[] }>({
  type: 'object',
  required: ['businessCases'],
  properties: { businessCases: { type: 'array', minItems: 1, items: BUSINESS_CASE_SCHEMA } },
});

export type CheckedBusinessCases =
  | { readonly ok: true; readonly businessCases: readonly BusinessCase[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Checks the content of `business-cases.json`: every case whole, every key once. */
export function checkBusinessCases(value: unknown): CheckedBusinessCases {
  if (!isFile(value)) {
    const problems = (isFile.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    );
    return { ok: false, problems };
  }
  const keys = value.businessCases.map(({ key }) => key);
  const repeated = keys.filter((key, index) => keys.indexOf(key) !== index);
  return repeated.length > 0
    ? { ok: false, problems: repeated.map((key) => `/businessCases has ${key} more than once`) }
    : { ok: true, businessCases: value.businessCases };
}
