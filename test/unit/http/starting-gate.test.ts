import { createServer } from 'node:http';
import request from 'supertest';
import { createStartingGate } from '../../../src/http/starting-gate.js';

describe('the gate of a service that starts', () => {
  it('is alive, but not ready', async () => {
    const { listener } = createStartingGate();
    const server = createServer(listener);
    expect((await request(server).get('/health/live')).status).toBe(200);
    const ready = await request(server).get('/health/ready');
    expect(ready.status).toBe(503);
    expect(ready.body).toEqual({ status: 'unavailable', reasons: ['The instance is starting.'] });
  });

  it('takes nothing yet, and says when to come again', async () => {
    const { listener } = createStartingGate();
    const refused = await request(createServer(listener)).post('/v1/messages').send({ channel: 'chat' });
    expect(refused.status).toBe(503);
    expect(refused.headers).toMatchObject({
      'retry-after': '2',
      'content-type': expect.stringContaining('application/problem+json'),
    });
    expect(JSON.parse(refused.text)).toMatchObject({ code: 'starting' });
  });

  it('hands everything to the interface once it is open', async () => {
    const gate = createStartingGate();
    const server = createServer(gate.listener);
    gate.open((_, response) => response.end('here'));
    expect((await request(server).get('/health/ready').buffer(true)).text).toBe('here');
  });
});
