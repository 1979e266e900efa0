import fc from 'fast-check';
import request from 'supertest';
import { PATH_PARAMETER } from '../../../src/http/openapi/build-document.js';
import { OPERATIONS } from '../../../src/http/openapi/operations.js';
import { mayCall, OPERATION_ROLES } from '../../../src/http/operation-roles.js';
import { bearer, KEYS, openHttp } from './open-http.js';

const anything = fc.oneof(
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc
    .dictionary(
      fc.constantFrom(
        'channel',
        'text',
        'kind',
        'entities',
        'skills',
        'name',
        '__proto__',
        'constructor',
        'filters',
        'examples',
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom('chat', 'email', 'corrected', -1, 1e308, '\ud800', '\0')),
    )
    .map((value) => JSON.stringify(value)),
);

describe('whatever is sent', () => {
  it('no call breaks: the answer is a success or a problem document', async () => {
    const { app } = await openHttp({ settings: { validateResponses: false } });
    const calls = OPERATIONS.filter(
      ({ id }) => id !== 'streamEvents' && OPERATION_ROLES[id] !== 'public' && mayCall('admin', id),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...calls),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
        anything,
        fc.constantFrom(
          'application/json',
          'application/x-ndjson',
          'message/rfc822',
          'text/plain',
          'a/b; charset=x',
        ),
        async ({ method, path }, parameter, body, type) => {
          const address = path.replace(PATH_PARAMETER, encodeURIComponent(parameter));
          const call = request(app)[method](address).set(bearer(KEYS.admin));
          const answer =
            method === 'get' ? await call : await call.set('Content-Type', type).serialize(String).send(body);
          expect(answer.status).toBeLessThan(500);
          if (answer.status >= 400) {
            expect(answer.headers['content-type']).toBe('application/problem+json');
            expect(answer.body).toMatchObject({
              status: answer.status,
              code: expect.stringMatching(/^[a-z-]+$/),
            });
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
