import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { startHttpServer } from '../../../src/http/start-http-server.js';
import { bearer, KEYS, openHttp } from './open-http.js';

describe('operation', () => {
  it('is alive, and ready while store, bus and model are there', async () => {
    const reasons: string[] = [];
    const { app, shutdown } = await openHttp({ dependencies: { notReady: async () => reasons } });
    expect((await request(app).get('/health/live')).body).toEqual({ status: 'ok' });
    expect((await request(app).get('/health/ready')).status).toBe(200);
    reasons.push('No model is loaded.');
    const unready = await request(app).get('/health/ready');
    expect([unready.status, unready.body]).toEqual([
      503,
      { status: 'unavailable', reasons: ['No model is loaded.'] },
    ]);
    reasons.pop();
    shutdown.abort();
    expect((await request(app).get('/health/ready')).status).toBe(503);
    expect((await request(app).get('/health/live')).status).toBe(200);
  });

  it('shows metrics to supervisors, and to everybody only where it is told to', async () => {
    const closed = await openHttp();
    expect((await request(closed.app).get('/metrics')).status).toBe(401);
    const shown = await request(closed.app).get('/metrics').set(bearer(KEYS.supervisor));
    expect([shown.status, shown.text]).toEqual([200, 'weiche_up 1\n']);
    expect(shown.headers['content-type']).toMatch(/^text\/plain/);
    const open = await openHttp({ settings: { metricsPublic: true } });
    expect((await request(open.app).get('/metrics')).status).toBe(200);
  });

  it('describes itself, as a document and as a page without scripts', async () => {
    const { app } = await openHttp();
    const document = await request(app).get('/openapi.json');
    expect([document.body.openapi, document.body.info.version]).toEqual(['3.1.0', '1.2.3']);
    const page = await request(app).get('/docs');
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(page.text).toContain('/v1/tickets/{id}/feedback');
    expect(page.text).not.toMatch(/<script|https?:\/\/(?!weiche)/);
  });

  it('sends careful headers, and does not say what it is built with', async () => {
    const { app } = await openHttp();
    const { headers } = await request(app).get('/health/live');
    expect(headers['x-powered-by']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  });

  it('answers HEAD like GET, without the body', async () => {
    const { app } = await openHttp();
    expect((await request(app).head('/health/live')).status).toBe(200);
    expect((await request(app).head('/v1/tickets').set(bearer(KEYS.supervisor))).status).toBe(200);
  });

  it('counts every answer once, by operation', async () => {
    const answered: string[] = [];
    const { app } = await openHttp({
      dependencies: { onAnswered: ({ operation, status }) => answered.push(`${operation} ${status}`) },
    });
    await request(app).get('/v1/me');
    await request(app).get('/v1/nothing');
    await request(app).get('/health/live');
    expect(answered).toEqual(['whoAmI 401', 'none 404', 'getLiveness 200']);
  });

  it('shows the console where there is one', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'weiche-console-'));
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Weiche</title>');
    const { app } = await openHttp({ dependencies: { consoleDir: dir } });
    const page = await request(app).get('/console/');
    expect([page.status, page.text]).toEqual([200, '<!doctype html><title>Weiche</title>']);
    const beside = await request(app).get('/console/%2e%2e/%2e%2e/etc/passwd');
    expect([400, 403, 404]).toContain(beside.status);
    rmSync(dir, { recursive: true });
  });
});

describe('the server', () => {
  it('tells its address, refuses one that is taken, and lets requests in hand end', async () => {
    const { app } = await openHttp();
    const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
    expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
    await expect(startHttpServer(app, { host: '127.0.0.1', port: server.port })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await server.close();
    await expect(fetch(`${server.url}/health/live`)).rejects.toThrow();
  });

  it('answers what is not HTTP with 400, and goes on', async () => {
    const { app } = await openHttp();
    const server = await startHttpServer(app, { host: '127.0.0.1', port: 0 });
    const told = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(server.port, '127.0.0.1', () => socket.write('\0\0\0 nonsense\r\n\r\n'));
      socket.on('data', (chunk) => {
        text += chunk.toString('latin1');
      });
      socket.on('close', () => resolve(text));
    });
    expect(told).toMatch(/^HTTP\/1.1 400 /);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await server.close();
  });
});
