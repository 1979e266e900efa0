import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { type HttpServer, startHttpServer } from '../../src/http/start-http-server.js';
import { temporaryDir } from '../contract/temporary-dir.js';
import { bearer, KEYS, openHttp, type TestHttp } from '../unit/http/open-http.js';

describe('the HTTP interface on the embedded store', () => {
  const folder = temporaryDir();
  let http: TestHttp;
  let server: HttpServer;

  beforeAll(async () => {
    http = await openHttp({ store: openSqliteStore({ dir: folder.dir }) });
    server = await startHttpServer(http.app, { host: '127.0.0.1', port: 0 });
  });
  afterAll(async () => {
    http.shutdown.abort();
    await server.close();
    await http.store.close();
    folder.remove();
  });

  const post = (body: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${server.url}/v1/messages`, {
      method: 'POST',
      headers: { ...bearer(KEYS.ingest), 'Content-Type': 'application/json', ...headers },
      body,
    });

  it('has stored what it says it has', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        post(JSON.stringify({ channel: 'chat', id: `m-${index % 25}`, text: `Nachricht ${index % 25}` })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 202));
    // another connection sees what is on disk
    const other = openSqliteStore({ dir: folder.dir });
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { messageId: string }).messageId),
    );
    expect(new Set(ids).size).toBe(25);
    expect((await other.messages.getMany([...new Set(ids)])).length).toBe(25);
    await other.close();
  });

  it('gives ten calls with one Idempotency-Key one message', async () => {
    const call = () => post('{"channel":"chat","text":"einmal bitte"}', { 'Idempotency-Key': 'k-1' });
    const statuses = (await Promise.all(Array.from({ length: 10 }, call))).map(({ status }) => status);
    // 409: told to wait while the first was at work
    expect(statuses.filter((status) => status !== 202 && status !== 409)).toEqual([]);
    const replayed = await call();
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
  });

  it('does not take in a body of unknown length without end', async () => {
    const sent = httpRequest(`${server.url}/v1/messages`, {
      method: 'POST',
      headers: { ...bearer(KEYS.ingest), 'Content-Type': 'message/rfc822' },
    });
    const chunk = Buffer.alloc(1024 * 1024, 'a');
    for (let megabytes = 0; megabytes < 60; megabytes++) {
      if (!sent.write(chunk)) await once(sent, 'drain');
    }
    const answered = once(sent, 'response');
    sent.end();
    const [response] = await answered;
    expect(response.statusCode).toBe(413);
    response.resume();
    expect((await post('{"channel":"chat","text":"und weiter"}')).status).toBe(202);
  });
});
