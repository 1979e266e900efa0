import { OpenAPISchemaValidator } from 'express-openapi-validator/dist/framework/openapi.schema.validator.js';
import { buildOpenApiDocument } from '../../../src/http/openapi/build-document.js';
import { OPERATIONS } from '../../../src/http/openapi/operations.js';
import { OPERATION_ROLES } from '../../../src/http/operation-roles.js';

const document = buildOpenApiDocument(OPERATIONS, '1.2.3');

describe('the OpenAPI document', () => {
  it('is a valid OpenAPI 3.1 document', () => {
    const validator = new OpenAPISchemaValidator({ version: '3.1.0', validateApiSpec: true });
    expect(validator.validate(JSON.parse(JSON.stringify(document))).errors).toEqual([]);
  });

  it('describes every operation that has roles, once', () => {
    const ids = OPERATIONS.map((operation) => operation.id).sort();
    expect(ids).toEqual(Object.keys(OPERATION_ROLES).sort());
  });

  it('offers an Idempotency-Key on every call that creates, except where the answer is a secret', () => {
    const creating = OPERATIONS.filter(
      ({ method, success }) => method === 'post' && [201, 202].includes(success.status),
    );
    expect(creating.filter(({ idempotent }) => idempotent !== true).map(({ id }) => id)).toEqual([
      'createApiKey',
    ]);
  });

  it('admits no unknown members in what callers send, rows to try out excepted', () => {
    const open = Object.entries(document.components.schemas)
      .filter(
        ([name, schema]) => /^New|Profile$|Draft$/.test(name) && schema['additionalProperties'] !== false,
      )
      .map(([name]) => name);
    expect(open).toEqual([]);
  });
});
