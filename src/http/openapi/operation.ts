import type { OperationId } from '../operation-roles.js';

/** JSON Schema 2020-12, as OpenAPI 3.1 uses it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** One call of the interface, as our parts of the OpenAPI document describe it. */
export interface Operation {
  readonly id: OperationId;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With `{name}` for path parameters, which are strings of 1 to 200 characters unless `params` says more. */
  readonly path: string;
  readonly params?: Readonly<Record<string, JsonSchema>>;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** All optional. */
  readonly query?: Readonly<Record<string, JsonSchema>>;
  /** Optional request headers. */
  readonly headers?: Readonly<Record<string, JsonSchema>>;
  readonly body?: OperationBody;
  readonly success: OperationSuccess;
  /** A repeated call with the same `Idempotency-Key` gets the first one's answer. */
  readonly idempotent?: true;
}

export interface OperationBody {
  /** Schema by media type: `application/json`, `application/x-ndjson` (an array of lines) or `message/rfc822`. */
  readonly contents: Readonly<Record<string, JsonSchema>>;
  /** True unless told. */
  readonly required?: boolean;
  /** `message`: as large as a whole e-mail may be; `small` unless told. */
  readonly size?: 'small' | 'message';
}

export interface OperationSuccess {
  readonly status: number;
  readonly description: string;
  /** Schema by media type; none for an empty answer. */
  readonly contents?: Readonly<Record<string, JsonSchema>>;
}

export const json = (schema: JsonSchema): Readonly<Record<string, JsonSchema>> => ({
  'application/json': schema,
});

export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

/** An object that has all the named properties, `optional` ones excepted, and no others. */
export function objectOf(
  properties: Readonly<Record<string, JsonSchema>>,
  optional: readonly string[] = [],
): JsonSchema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return {
    type: 'object',
    additionalProperties: false,
    ...(required.length > 0 ? { required } : {}),
    properties,
  };
}

/** `{items, next}`; hand `next` back as `cursor` for the next page, null at the end. */
export const listOf = (items: JsonSchema): JsonSchema =>
  objectOf({ items: { type: 'array', items }, next: { type: ['string', 'null'] } });

export const pageQuery = {
  cursor: { type: 'string', maxLength: 1000, description: '`next` of the page before.' },
  limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
} as const;

export const text = (maxLength: number, parts: JsonSchema = {}): JsonSchema => ({
  type: 'string',
  maxLength,
  ...parts,
});
export const nullable = (type: string): JsonSchema => ({ type: [type, 'null'] });
export const dateTime: JsonSchema = { type: 'string', format: 'date-time' };
export const nullableDateTime: JsonSchema = { type: ['string', 'null'], format: 'date-time' };
export const confidence: JsonSchema = { type: 'number', minimum: 0, maximum: 1 };
export const strings: JsonSchema = { type: 'array', items: { type: 'string' } };

/** Names of skills, queues and agents: letters, digits and a few signs, never a name with a meaning in JavaScript. */
export const NAME_PATTERN = '^[A-Za-z0-9\\u00C0-\\u024F][A-Za-z0-9\\u00C0-\\u024F ._:@+-]{0,127}$';
export const name: JsonSchema = { type: 'string', pattern: NAME_PATTERN };

/** Minimum or actual proficiency by skill. */
export const skills: JsonSchema = {
  type: 'object',
  maxProperties: 200,
  propertyNames: { pattern: NAME_PATTERN },
  additionalProperties: { type: 'integer', minimum: 1, maximum: 5 },
};

/** What the service tells by skill: not bounded again, for stored data must always be readable. */
export const storedSkills: JsonSchema = { type: 'object', additionalProperties: { type: 'number' } };
