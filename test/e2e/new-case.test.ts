// A business case that nobody had foreseen is added without a programmer: found among the messages that fit nothing,
// added over HTTP with five examples, learnt, used; then renamed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Call, until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const asked = [
  'Ich möchte eine Wallbox installieren lassen',
  'Bieten Sie auch Wallbox Installation an?',
  'Was kostet eine Wallbox mit Einbau in der Garage?',
  'Wallbox installieren, macht das jemand bei Ihnen?',
  'Angebot für Wallbox installieren bitte',
  'Können Sie bei uns in der Garage eine Wallbox installieren?',
];
const examples = [
  'Ich hätte gern ein Angebot für eine Wallbox',
  'Montieren Sie eine Wallbox in der Tiefgarage?',
  'Wer baut mir die Ladestation für mein Elektroauto ein?',
  'Wallbox 11 kW: Einbau und Preis?',
  'Wir wollen eine Ladestation an der Hauswand montieren lassen',
];

describe('a new business case', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-new-case-'));
  let service: ServiceProcess;
  let call: Call;
  beforeAll(async () => {
    service = await startServiceProcess({ dataDir: join(dir, 'data') });
    call = apiOf(service.url);
  });
  afterAll(async () => {
    await service?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const classified = async (text: string) => (await call('POST', '/v1/classify', { text })).body;

  it('is suggested by the messages that fit nothing', async () => {
    for (const [n, text] of asked.entries()) {
      const message = { channel: 'web-form', id: `w${n}`, from: `k${n}@kunde.example`, text };
      expect((await call('POST', '/v1/messages', message)).status).toBe(202);
      const ticket = await until(
        'the ticket',
        async () => (await call('GET', `/v1/tickets?messageId=w${n}`)).body.items[0],
      );
      // whatever the small model took it for, an agent says that nothing fits
      const feedback = { kind: 'corrected', businessCase: null };
      expect((await call('POST', `/v1/tickets/${ticket.id}/feedback`, feedback)).status).toBe(200);
    }
    const { status, body } = await call('GET', '/v1/knowledge/case-suggestions');
    expect(status).toBe(200);
    expect(body.items[0].messages).toBeGreaterThanOrEqual(5);
    expect(body.items[0].phrases.join(' ')).toContain('wallbox');
  });

  it('works after five examples and a training', async () => {
    const { body: track } = await call('GET', '/v1/knowledge/business-cases/track_order');
    const { key: _, ...profile } = track;
    const names = { de: 'Wallbox', en: 'Wallbox' };
    const put = await call('PUT', '/v1/knowledge/business-cases/wallbox', { ...profile, names });
    expect(put.status).toBe(200);
    // what was out of scope is the new case now
    const tickets = (await call('GET', '/v1/tickets?limit=50')).body.items;
    for (const { id } of tickets)
      await call('POST', `/v1/tickets/${id}/feedback`, { kind: 'corrected', businessCase: 'wallbox' });
    const rows = examples.map((text) => ({ text, label: 'wallbox', language: 'de' }));
    expect((await call('POST', '/v1/knowledge/examples', { examples: rows })).status).toBe(201);
    const { body } = await call('POST', '/v1/models/retrain');
    const job = await until(
      'the training',
      async () => {
        const { body: state } = await call('GET', `/v1/jobs/${body.jobId}`);
        return state.endedAt === null ? null : state;
      },
      400_000,
    );
    expect(job).toMatchObject({ state: 'succeeded', result: { promoted: true } });
    await until('the new model', async () =>
      (await classified('Was kostet der Einbau einer Ladestation?')).modelId === job.result.modelId
        ? true
        : null,
    );
    expect((await classified('Montieren Sie auch eine Ladestation für mein Elektroauto?')).businessCase).toBe(
      'wallbox',
    );
    const report = await call('GET', `/v1/models/${job.result.modelId}/report`);
    expect(report.body).toMatchObject({ passed: true });
    const page = await call('GET', `/v1/models/${job.result.modelId}/report?format=html`);
    expect([page.headers.get('content-type'), page.body]).toEqual([
      expect.stringContaining('text/html'),
      expect.stringContaining('Passed'),
    ]);
  }, 600_000);

  it('is renamed without a training, and its history is kept', async () => {
    const renamed = await call('POST', '/v1/knowledge/business-cases/wallbox/rename', {
      key: 'charging_station',
    });
    expect(renamed).toMatchObject({ status: 200, body: { key: 'charging_station' } });
    await until('the new name', async () => {
      const { businessCase } = await classified('Montieren Sie auch eine Ladestation für mein Elektroauto?');
      return businessCase === 'charging_station' ? true : null;
    });
    const { body } = await call('GET', '/v1/knowledge/business-cases/charging_station/history');
    expect(body.items).toMatchObject([{ kind: 'renamed', from: 'wallbox', into: ['charging_station'] }]);
  });
});
