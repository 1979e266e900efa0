import { OPERATION_ROLES } from '../operation-roles.js';
import { AGENT_SCHEMAS } from './agent-operations.js';
import { INSIGHT_SCHEMAS } from './insight-operations.js';
import { KNOWLEDGE_SCHEMAS } from './knowledge-operations.js';
import { MESSAGE_SCHEMAS } from './message-operations.js';
import { MODEL_SCHEMAS } from './model-operations.js';
import type { JsonSchema, Operation } from './operation.js';
import { ROUTING_SCHEMAS } from './routing-operations.js';
import { ROW_SCHEMAS } from './row-operations.js';
import { SYSTEM_SCHEMAS } from './system-operations.js';
import { TICKET_SCHEMAS } from './ticket-schemas.js';

const SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  ...MESSAGE_SCHEMAS,
  ...TICKET_SCHEMAS,
  ...AGENT_SCHEMAS,
  ...ROUTING_SCHEMAS,
  ...INSIGHT_SCHEMAS,
  ...KNOWLEDGE_SCHEMAS,
  ...MODEL_SCHEMAS,
  ...ROW_SCHEMAS,
  ...SYSTEM_SCHEMAS,
};

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: {
    readonly title: string;
    readonly version: string;
    readonly summary: string;
    readonly description: string;
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>;
  };
  readonly tags: readonly { readonly name: string }[];
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly JsonSchema[];
  readonly requestBody?: JsonSchema;
  readonly responses: Readonly<Record<string, JsonSchema>>;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The OpenAPI 3.1 document of the given operations, with the schemas that they need. `version` is the product's. */
export function buildOpenApiDocument(operations: readonly Operation[], version: string): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Weiche',
      version,
      summary: 'Reads customers’ messages and hands each to the agent who can best deal with it.',
      description:
        'Errors are RFC 9457 problem documents with a stable `code`. Lists are `{items, next}`. A repeated POST with ' +
        'the same `Idempotency-Key` gets the first one’s answer, with the header `Idempotency-Replayed: true`.',
    },
    paths,
    components: {
      schemas: schemasOf(paths),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'An API key.' } },
    },
    tags: [...new Set(operations.map((operation) => operation.tag))].map((tag) => ({ name: tag })),
  };
}

/** The schemas that the value refers to, and those that they refer to. */
function schemasOf(value: unknown): Readonly<Record<string, JsonSchema>> {
  const found: Record<string, JsonSchema> = {};
  const collect = (part: unknown): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = SCHEMAS[name];
      if (schema === undefined) throw new Error(`There is no schema ${name}.`);
      if (Object.hasOwn(found, name)) continue;
      found[name] = schema;
      collect(schema);
    }
  };
  collect(value);
  return found;
}

/** `{id}` in a path. */
export const PATH_PARAMETER = /\{([a-z]+)\}/gi;

function describe(operation: Operation): OpenApiOperation {
  const parameters: JsonSchema[] = [
    ...[...operation.path.matchAll(PATH_PARAMETER)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: operation.params?.[name ?? ''] ?? { type: 'string', minLength: 1, maxLength: 200 },
    })),
    ...Object.entries(operation.query ?? {}).map(([name, schema]) => ({
      name,
      in: 'query',
      schema,
      // commas, colons and the like need no percent sign
      allowReserved: true,
    })),
    ...Object.entries(operation.headers ?? {}).map(([name, schema]) => ({ name, in: 'header', schema })),
    ...(operation.idempotent ? [{ name: 'Idempotency-Key', in: 'header', schema: IDEMPOTENCY_KEY }] : []),
  ];
  const { success, body } = operation;
  const access = OPERATION_ROLES[operation.id];
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    ...(operation.description === undefined ? {} : { description: operation.description }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined
      ? {}
      : { requestBody: { required: body.required ?? true, content: contentOf(body.contents) } }),
    responses: {
      [String(success.status)]: {
        description: success.description,
        ...(success.contents === undefined ? {} : { content: contentOf(success.contents) }),
      },
      default: {
        description: 'A problem.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    security: access === 'public' ? [] : [{ bearer: [] }],
  };
}

const IDEMPOTENCY_KEY: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 200,
  pattern: '^[\\x21-\\x7e]+$',
};

const contentOf = (contents: Readonly<Record<string, JsonSchema>>) =>
  Object.fromEntries(Object.entries(contents).map(([type, schema]) => [type, { schema }]));
