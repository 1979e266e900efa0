// What operations rely on: the service says that it is not ready while it starts, can be measured and followed by ids
// without telling what customers wrote, can be copied while it works, and stops within ten seconds with work in hand.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { getPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { METRIC_DEFINITIONS } from '../../src/adapters/prometheus/metric-definitions.js';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { RETRAIN_NICENESS } from '../../src/app/worker-trainer.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { apiOf, until } from './harness/api.js';
import { placesOf } from './harness/places-of.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const MAIN = resolve('dist/cli/main.js');
const SMALL = resolve('node_modules/.cache/weiche-e2e');

const form = (id: string, text: string) => ({
  topic: 'weiche.inbound.web-form',
  key: id,
  value: Buffer.from(JSON.stringify({ id, from: `${id}@kunde.example`, text })),
});

const SECRETS =
  /mondlicht|Regenbogen77x|sunny-harbour|Sommer2026xyz|5500-0000-0000-0004|4111 1111 1111 1111|PIN[^\n]{0,5}8317/;

describe('operating the service', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-operating-'));
  const at = (name: string) => join(dir, name);
  const running: ServiceProcess[] = [];
  const start = async (...options: Parameters<typeof startServiceProcess>) => {
    const service = await startServiceProcess(...options);
    running.push(service);
    return service;
  };
  const buses: MessageBus[] = [];
  const openBus = (dataDir: string) => {
    const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
    buses.push(bus);
    return bus;
  };
  afterAll(async () => {
    for (const bus of buses) await bus.close();
    for (const service of running) await service.kill();
    rmSync(dir, { recursive: true, force: true });
  });

  /** All tickets' places of these messages, once each has one and nothing waits to be published. */
  const settled = async (dataDir: string, ids: readonly string[]) => {
    const store = openSqliteStore({ dir: dataDir });
    try {
      return await until(
        'a ticket for every message',
        async () => {
          const places = await placesOf(store);
          const isEmpty = (await store.outbox.unpublished(1)).length === 0;
          return isEmpty && ids.every((id) => places.has(id)) ? places : null;
        },
        60_000,
      );
    } finally {
      await store.close();
    }
  };

  it('tells how it does, and whom what concerns, but never what customers wrote', async () => {
    const service = await start({ dataDir: at('watched'), env: { WEICHE_LOG_LEVEL: 'debug' } });
    const call = apiOf(service.url);
    const bus = openBus(at('watched'));
    const mail = [
      'From: Zdenka Quastenflosser <zdenka.quastenflosser@kunde.example>',
      'To: service@nordlicht.example',
      'Subject: Quirlantenpost fehlt',
      'Message-ID: <watched-mail@kunde.example>',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Wo ist mein Paket? Bestellnummer 4711-229077, IBAN DE89370400440532013000, Tel. 0221 4710815.',
      'Mit freundlichen Grüßen',
      'Zdenka Quastenflosser',
    ].join('\r\n');
    await call('PUT', '/v1/queues/orders', {
      displayName: { de: 'orders', en: 'orders' },
      weight: 1,
      serviceLevelSeconds: 3600,
      requiredSkills: {},
    });
    await call('PUT', '/v1/agents/anna', {
      name: 'Annalena Bergfried',
      skills: { orders: 5, triage: 5, general: 5, billing: 5, delivery: 5 },
      languages: ['de'],
      capacity: { email: 3, 'web-form': 3, chat: 3 },
    });
    await call('PATCH', '/v1/agents/anna/presence', { presence: 'available' });
    await bus.publish([
      {
        topic: 'weiche.inbound.email',
        key: 'zdenka',
        value: Buffer.from(mail),
        headers: { 'content-type': 'message/rfc822' },
      },
      form('watched-form', 'Ich habe mein Passwort Quirlantenpost vergessen, 0221 4710815'),
      { topic: 'weiche.inbound.chat', key: 'x', value: Buffer.from('Quirlantenpost, kein JSON') },
    ]);
    const posted = await call('POST', '/v1/messages', {
      channel: 'chat',
      id: 'watched-chat',
      from: 'zdenka.quastenflosser@kunde.example',
      text: 'Quirlantenpost: Bitte die Rechnung noch einmal an zdenka.quastenflosser@kunde.example',
    });
    expect(posted.status).toBe(202);
    await call('POST', '/v1/messages', { channel: 'chat', text: 'Quirlantenpost', quastenflosser: 1 });
    await call('POST', '/v1/messages', '{"text": "Quirlantenpost', { 'content-type': 'application/json' });
    await call('GET', '/v1/tickets/Quirlantenpost');
    const reserved = await until('an offer', async () => {
      const { body } = await call('GET', '/v1/tickets?state=reserved');
      return body.items.length >= 2 ? body.items : null;
    });
    const [ticket] = reserved;
    const accepted = await call('POST', `/v1/reservations/${ticket.reservation.id}/accept`);
    expect(accepted.status).toBe(200);
    const note = 'Zdenka Quastenflosser hat angerufen';
    const corrected = await call('POST', `/v1/tickets/${ticket.id}/feedback`, {
      kind: 'corrected',
      businessCase: 'praise',
      note,
    });
    expect(corrected.status).toBeLessThan(300);

    const { body: metrics } = await call('GET', '/metrics');
    for (const [name, { type }] of Object.entries(METRIC_DEFINITIONS))
      expect(metrics).toContain(`# TYPE ${name} ${type}`);
    for (const line of [
      'weiche_routing_dispatcher_leading 1',
      'weiche_service_dependency_up{dependency="store"} 1',
      'weiche_service_dependency_up{dependency="bus"} 1',
      'weiche_service_dependency_up{dependency="model"} 1',
      'weiche_service_messages_total{channel="chat",outcome="dead-letter"} 1',
      'weiche_http_requests_total{operation="submitMessage",status="202"} 1',
      'weiche_routing_agents{state="available"} 1',
      'weiche_knowledge_feedback_total{kind="corrected"} 1',
      'weiche_service_metric_read_errors_total 0',
    ])
      expect(metrics).toContain(line);
    // too few messages for a verdict
    expect(metrics).not.toMatch(/^weiche_classification_case_mix_drift_ratio/m);
    expect(metrics).toMatch(/weiche_classification_model_info\{model_id="[^"]+"\} 1/);
    expect(metrics).toMatch(/weiche_routing_queue_waiting_tickets\{queue="orders"\} \d/);

    await call('POST', '/v1/messages', {
      channel: 'web-form',
      id: 'watched-secrets',
      from: '"Zdenka 5500-0000-0000-0004" <zdenka.quastenflosser@kunde.example>',
      text: 'Die Anmeldung mit Sommer2026xyz als Passwort klappt nicht.',
      fields: {
        Passwort: 'Kx7#mondlicht',
        PIN: '8317',
        'Ihr Kennwort': 'Regenbogen77x',
        Password: 'sunny-harbour-9',
      },
      customerAttributes: { card: '4111 1111 1111 1111' },
    });
    const withSecrets = await until('the form with secrets', async () => {
      const { body } = await call('GET', '/v1/messages/watched-secrets');
      return body.ticketId === null ? null : body;
    });
    expect(JSON.stringify(withSecrets)).not.toMatch(SECRETS);
    expect((await call('GET', '/metrics')).body).not.toMatch(SECRETS);
    await service.stop();
    await bus.close();
    const lines = service
      .output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    // every line that names a message or a ticket can be found by it
    const about = (name: string, id: string) =>
      lines.filter((line) => line[name] === id).map(({ msg }) => msg as string);
    expect(about('messageId', 'watched-chat')).toEqual(
      expect.arrayContaining(['http.answered', 'message.ticketed', 'intake.record-done']),
    );
    expect(about('ticketId', ticket.id)).toEqual(
      expect.arrayContaining([
        'message.ticketed',
        'outbox.published',
        'dispatcher.reserve',
        'ticket.assigned',
        'ticket.corrected',
        'http.answered',
      ]),
    );
    expect(lines.find(({ msg }) => msg === 'intake.dead-letter')).toMatchObject({
      code: 'invalid-json',
      topic: 'weiche.inbound.chat',
    });
    for (const line of lines) expect(line).toEqual(expect.objectContaining({ instance: expect.any(String) }));
    const kept = readdirSync(at('watched'), { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    expect(kept.length).toBeGreaterThan(0);
    for (const { parentPath, name } of kept)
      expect([name, SECRETS.test(readFileSync(join(parentPath, name), 'latin1'))]).toEqual([name, false]);
    expect(service.output()).not.toMatch(SECRETS);
    for (const told of [service.output(), metrics as string]) {
      expect(told).not.toMatch(
        /quirlantenpost|quastenflosser|zdenka|bergfried|4711-?229077|370400440532013000|4710815|passwort|paket\?/i,
      );
    }
  }, 120_000);

  it('is copied while it works, and the copy holds every message exactly once', async () => {
    const dataDir = at('copied');
    const service = await start({ dataDir });
    const call = apiOf(service.url);
    const bus = openBus(dataDir);
    let sending = true;
    const accepted: string[] = [];
    const overBus = (async () => {
      for (let n = 0; sending; n++) {
        const id = `bus-${n}`;
        await bus.publish([form(id, `Wo ist mein Paket? ${n}`)]);
        accepted.push(id);
        if (n % 20 === 0) await new Promise((done) => setTimeout(done, 5));
      }
    })();
    const overHttp = (async () => {
      for (let n = 0; sending; n++) {
        const id = `http-${n}`;
        const body = { channel: 'chat', id, from: `${id}@kunde.example`, text: `Passwort vergessen ${n}` };
        if ((await call('POST', '/v1/messages', body)).status === 202) accepted.push(id);
      }
    })();
    const copies: { readonly dir: string; readonly promised: readonly string[] }[] = [];
    for (let round = 0; round < 3; round++) {
      await new Promise((done) => setTimeout(done, 300));
      const promised = [...accepted];
      const out = at(`backup-${round}`);
      const child = spawn(process.execPath, [MAIN, 'backup', '--data-dir', dataDir, '--out', out, '--json'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      copies.push({ dir: out, promised });
    }
    sending = false;
    await Promise.all([overBus, overHttp]);
    await bus.close();
    expect(await service.stop()).toBe(0);

    for (const [round, { dir: from, promised }] of copies.entries()) {
      const restored = at(`restored-${round}`);
      execFileSync(process.execPath, [MAIN, 'restore', '--from', from, '--data-dir', restored]);
      const again = await start({ dataDir: restored });
      const places = await settled(restored, promised);
      const lost = promised.filter((id) => !places.has(id)).length;
      const doubled = [...places.values()].filter((times) => times > 1).length;
      console.log(`copy ${round}: promised ${promised.length}, lost ${lost}, doubled ${doubled}`);
      expect(promised.length).toBeGreaterThan(20);
      expect({ lost, doubled }).toEqual({ lost: 0, doubled: 0 });
      await again.kill();
    }
    const refused = spawn(process.execPath, [
      MAIN,
      'restore',
      '--from',
      at('backup-0'),
      '--data-dir',
      dataDir,
    ]);
    expect((await once(refused, 'exit'))[0]).toBe(2);
  }, 240_000);

  it('stops within ten seconds with everything in hand, and loses nothing of it', async () => {
    const dataDir = at('stopped');
    const service = await start({ dataDir });
    const call = apiOf(service.url);
    const bus = openBus(dataDir);
    const ids = Array.from({ length: 1500 }, (_, n) => `stop-${n}`);
    await bus.publish(ids.map((id, n) => form(id, `Wo ist mein Paket? ${n}`)));
    expect((await call('POST', '/v1/models/retrain', {})).status).toBe(202);
    // somebody watches, somebody sends slowly, somebody asks
    const stream = await fetch(`${service.url}/v1/events`, {
      headers: { authorization: `Bearer weiche_e2e-admin-key-0123456789abcdef` },
    });
    expect(stream.status).toBe(200);
    const inFlight = Array.from({ length: 20 }, (_, n) => {
      const id = `stop-http-${n}`;
      return call('POST', '/v1/messages', {
        channel: 'chat',
        id,
        from: `${id}@k.example`,
        text: `Rechnung ${n}`,
      })
        .then(({ status }) => (status === 202 ? id : null))
        .catch(() => null);
    });
    await until('the first tickets', async () =>
      (await call('GET', '/v1/tickets?limit=1')).body.items.length > 0 ? true : null,
    );
    const begun = Date.now();
    const code = await service.stop();
    const seconds = (Date.now() - begun) / 1000;
    const promised = (await Promise.all(inFlight)).filter((id) => id !== null);
    await bus.close();
    console.log(`stopped in ${seconds.toFixed(1)} s with 1500 messages published, a training and a stream`);
    await stream.body?.cancel().catch(() => undefined);
    expect(code).toBe(0);
    expect(seconds).toBeLessThanOrEqual(10);

    await start({ dataDir });
    const places = await settled(dataDir, [...ids, ...promised]);
    expect([...places.values()].filter((times) => times > 1)).toEqual([]);
  }, 180_000);

  // where the system tells who started whom
  (existsSync('/proc/self/task') ? it : it.skip)(
    'trains below the priority of customers’ messages',
    async () => {
      const service = await start({ dataDir: at('training') });
      expect((await apiOf(service.url)('POST', '/v1/models/retrain', {})).status).toBe(202);
      const training = await until('the training process', async () => {
        const children = readFileSync(
          `/proc/${service.child.pid}/task/${service.child.pid}/children`,
          'utf8',
        );
        // it lowers itself once it runs
        const [lowered] = children
          .split(' ')
          .filter((pid) => pid !== '')
          .map((pid) => getPriority(Number(pid)))
          .filter((priority) => priority > getPriority(service.child.pid));
        return lowered ?? null;
      });
      expect(training).toBe(getPriority(service.child.pid) + RETRAIN_NICENESS);
      expect(await service.stop()).toBe(0);
    },
    60_000,
  );

  it('is alive but not ready while it learns its first model', async () => {
    const port = await freePort();
    const child = spawn(
      process.execPath,
      [MAIN, 'serve', '--port', String(port), '--data-dir', at('first')],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          WEICHE_LOG_LEVEL: 'warn',
          WEICHE_TRAINING_MEMBERS: '1',
          WEICHE_KNOWLEDGE_DIR: join(SMALL, 'knowledge'),
          WEICHE_MODELS_DIR: at('models'),
        },
        stdio: 'ignore',
      },
    );
    try {
      const probe = async (path: string) => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
        return response === null ? null : { status: response.status, body: await response.json() };
      };
      expect(await until('life', () => probe('/health/live'))).toMatchObject({ status: 200 });
      expect(await probe('/health/ready')).toEqual({
        status: 503,
        body: { status: 'unavailable', reasons: ['The instance is starting.'] },
      });
      const ready = await until(
        'readiness',
        async () => {
          const answer = await probe('/health/ready');
          return answer?.status === 200 ? answer : null;
        },
        90_000,
      );
      expect(ready.body).toEqual({ status: 'ok' });
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  }, 120_000);
});

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
