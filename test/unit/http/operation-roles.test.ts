import request from 'supertest';
import { ROLES } from '../../../src/domain/api-key.js';
import { PATH_PARAMETER } from '../../../src/http/openapi/build-document.js';
import { OPERATIONS } from '../../../src/http/openapi/operations.js';
import { mayCall, OPERATION_ROLES } from '../../../src/http/operation-roles.js';
import { bearer, KEYS, openHttp } from './open-http.js';

const closed = OPERATIONS.filter(({ id }) => OPERATION_ROLES[id] !== 'public');
const addressOf = (path: string) => path.replace(PATH_PARAMETER, 'x');

describe('roles', () => {
  it('let an admin do everything', () => {
    expect(OPERATIONS.filter(({ id }) => !mayCall('admin', id))).toEqual([]);
  });

  it('leave the keys to admins', () => {
    const others = ROLES.filter((role) => role !== 'admin');
    for (const id of ['createApiKey', 'listApiKeys', 'revokeApiKey'] as const) {
      expect(others.filter((role) => mayCall(role, id))).toEqual([]);
    }
  });

  it('let nobody in without a key, on any closed call', async () => {
    const { app } = await openHttp();
    for (const { method, path } of closed) {
      const answer = await request(app)[method](addressOf(path));
      expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'key-missing']);
      expect(answer.headers['www-authenticate']).toMatch(/^Bearer/);
    }
  });

  it.each(['ingest', 'agent', 'supervisor', 'data'] as const)(
    'keep %s out of every call that is not theirs',
    async (role) => {
      const { app } = await openHttp();
      for (const { id, method, path } of closed.filter((operation) => !mayCall(role, operation.id))) {
        const answer = await request(app)[method](addressOf(path)).set(bearer(KEYS[role]));
        expect([id, answer.status, answer.body.code]).toEqual([id, 403, 'role-not-allowed']);
      }
    },
  );
});
