import request from 'supertest';
import { bearer, KEYS, openHttp } from './open-http.js';

describe('authentication', () => {
  it.each([
    ['no header', undefined],
    ['another scheme', 'Basic a2V5OmtleQ=='],
    ['an empty key', 'Bearer '],
    ['a key with blanks', 'Bearer two words'],
    ['a key of 10,000 characters', `Bearer ${'x'.repeat(10_000)}`],
  ])('asks for a key when there is %s', async (_what, header) => {
    const { app } = await openHttp();
    const call = request(app).get('/v1/me');
    const answer = await (header === undefined ? call : call.set('Authorization', header));
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(answer.body).toMatchObject({
      status: 401,
      code: 'key-missing',
      type: 'urn:weiche:problem:key-missing',
    });
  });

  it('tells whose key it is', async () => {
    const { app } = await openHttp();
    const answer = await request(app).get('/v1/me').set(bearer(KEYS.agent));
    expect(answer.body).toEqual({
      keyId: KEYS.agent,
      name: 'name of key-agent-1',
      role: 'agent',
      agentId: 'agent-1',
      agentsHidden: false,
    });
  });

  it('makes keys that are shown once and kept as a hash', async () => {
    const { app, store, logged } = await openHttp();
    const made = await request(app)
      .post('/v1/api-keys')
      .set(bearer(KEYS.admin))
      .send({ name: 'shop', role: 'ingest' });
    expect(made.status).toBe(201);
    const { key, apiKey } = made.body;
    expect((await request(app).get('/v1/me').set(bearer(key))).body).toMatchObject({
      role: 'ingest',
      name: 'shop',
    });
    const listed = await request(app).get('/v1/api-keys').set(bearer(KEYS.admin));
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toContain(apiKey.id);
    const kept = JSON.stringify([listed.body, await store.apiKeys.all(), logged]);
    expect(kept).not.toContain(key);
  });

  it('ties a key of role agent to an agent that exists', async () => {
    const { app, context } = await openHttp();
    const make = (body: object) => request(app).post('/v1/api-keys').set(bearer(KEYS.admin)).send(body);
    expect((await make({ name: 'a', role: 'agent' })).body.code).toBe('api-key-agent');
    expect((await make({ name: 'a', role: 'data', agentId: 'agent-9' })).body.code).toBe('api-key-agent');
    expect((await make({ name: 'a', role: 'agent', agentId: 'agent-9' })).body).toMatchObject({
      status: 422,
      code: 'agent-unknown',
      errors: [{ path: '/body/agentId', message: 'is not the id of an agent' }],
    });
    await request(app)
      .put('/v1/agents/agent-9')
      .set(bearer(KEYS.admin))
      .send({ name: 'Nina', skills: {}, languages: ['de'] });
    expect(await context.store.agents.get('agent-9')).not.toBeNull();
    expect((await make({ name: 'a', role: 'agent', agentId: 'agent-9' })).status).toBe(201);
  });

  it('refuses a revoked key at once on the instance that revoked it', async () => {
    const { app } = await openHttp();
    expect((await request(app).get('/v1/me').set(bearer(KEYS.data))).status).toBe(200);
    const revoked = await request(app).delete(`/v1/api-keys/${KEYS.data}`).set(bearer(KEYS.admin));
    expect(revoked.status).toBe(204);
    expect((await request(app).get('/v1/me').set(bearer(KEYS.data))).body.code).toBe('key-unknown');
    expect((await request(app).delete('/v1/api-keys/none').set(bearer(KEYS.admin))).status).toBe(404);
  });

  it('refuses a key revoked elsewhere once its time in the cache is over', async () => {
    const { app, store, clock } = await openHttp({ settings: { keyCacheMs: 5000 } });
    await request(app).get('/v1/me').set(bearer(KEYS.data));
    await store.apiKeys.revoke(KEYS.data, clock.now());
    expect((await request(app).get('/v1/me').set(bearer(KEYS.data))).status).toBe(200);
    clock.advance(5001);
    expect((await request(app).get('/v1/me').set(bearer(KEYS.data))).status).toBe(401);
  });

  it('does not let a key revoke itself', async () => {
    const { app } = await openHttp();
    const answer = await request(app).delete(`/v1/api-keys/${KEYS.admin}`).set(bearer(KEYS.admin));
    expect([answer.status, answer.body.code]).toEqual([409, 'own-api-key']);
  });

  it('stops looking up unknown keys of an address that guesses, but not the keys in use there', async () => {
    let lookUps = 0;
    const { app } = await openHttp({
      settings: { refusedKeysPerMinute: 5 },
      wrapStore: (store) => ({
        ...store,
        apiKeys: {
          ...store.apiKeys,
          byHash: (hash) => {
            lookUps += 1;
            return store.apiKeys.byHash(hash);
          },
        },
      }),
    });
    await request(app).get('/v1/me').set(bearer(KEYS.agent));
    for (let guess = 0; guess < 5; guess++) {
      expect(
        (
          await request(app)
            .get('/v1/me')
            .set(bearer(`guess-${guess}`))
        ).status,
      ).toBe(401);
    }
    const before = lookUps;
    const refused = await request(app).get('/v1/me').set(bearer('guess-again'));
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-refused-keys']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(lookUps).toBe(before);
    expect((await request(app).get('/v1/me').set(bearer(KEYS.agent))).status).toBe(200);
  });

  it('limits the calls of one key, not those of another', async () => {
    const { app } = await openHttp({ settings: { callsPerMinute: 3 } });
    for (let call = 0; call < 3; call++) {
      expect((await request(app).get('/v1/me').set(bearer(KEYS.data))).status).toBe(200);
    }
    const limited = await request(app).get('/v1/me').set(bearer(KEYS.data));
    expect([limited.status, limited.body.code]).toEqual([429, 'too-many-calls']);
    expect(limited.headers['retry-after']).toBeDefined();
    expect((await request(app).get('/v1/me').set(bearer(KEYS.agent))).status).toBe(200);
  });
});
