import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { openHttp } from './open-http.js';

describe('/console', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-page-'));
  beforeAll(() => {
    mkdirSync(join(dir, 'assets'));
    writeFileSync(join(dir, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(dir, 'assets', 'index-abc.js'), '');
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('is served without a key, under a policy that lets in nothing but its own files', async () => {
    const http = await openHttp({ dependencies: { consoleDir: dir } });
    const page = await request(http.app).get('/console/');
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>page</title>');
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(page.headers['cache-control']).toBe('no-cache');
  });

  it('lets files whose name carries their hash be kept', async () => {
    const http = await openHttp({ dependencies: { consoleDir: dir } });
    const script = await request(http.app).get('/console/assets/index-abc.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('is not there where no page was built', async () => {
    const http = await openHttp();
    expect((await request(http.app).get('/console/')).status).toBe(404);
  });
});
