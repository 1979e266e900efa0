// The whole way, told as a story: a raw mail becomes a ticket, an agent corrects it, the service learns, and a roll
// back takes it back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { messageIdFor } from '../../src/intake/message-id-for.js';
import { parseRawRecord } from '../../src/intake/parse-inbound-record.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { apiOf, type Call, until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const mail = (subject: string, text: string, id: string) =>
  Buffer.from(
    [
      'From: Karin Obermeier <karin.obermeier@kunde.example>',
      'To: service@nordlicht.example',
      `Subject: ${subject}`,
      `Message-ID: <${id}@kunde.example>`,
      'Date: Mon, 02 Mar 2026 09:15:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      ...text.split('\n'),
    ].join('\r\n'),
  );

const where = mail(
  'Wo bleibt mein Paket',
  'Guten Tag,\n\nich habe letzte Woche bestellt, Bestellnummer 4711-2290. Wann kommt die Lieferung an, wo ist das Paket gerade?\n\nMit freundlichen Grüßen\nKarin Obermeier\n\nAm 28.02.2026 um 10:00 schrieb Nordlicht Service:\n> Vielen Dank für Ihre Bestellung.',
  'where-1',
);

/** A word that only this company's customers use: what it means can only be learnt from corrections. */
const jargon = [
  'wo bleibt meine sternenpost',
  'Wann kommt die Sternenpost für Februar?',
  'Die Sternenpost ist noch nicht angekommen, wo ist sie?',
  'Guten Tag, ich warte seit zwei Wochen auf die Sternenpost. Wann ist sie da?',
  'sternenpost nicht da, wo steckt die',
  'Meine Sternenpost sollte gestern kommen, ist aber nicht im Briefkasten.',
  'Können Sie mir sagen, wo die Sternenpost bleibt?',
  'hallo, sternenpost vom märz fehlt mir noch',
];
const nextJargon = 'Hallo, wo ist denn die Sternenpost für April?';

describe('from a raw mail to a learnt correction', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-story-'));
  const dataDir = join(dir, 'data');
  let service: ServiceProcess;
  let bus: MessageBus;
  let admin: Call;
  let anna: Call;
  let ben: Call;

  beforeAll(async () => {
    service = await startServiceProcess({ dataDir });
    bus = openSqliteBus({ dir: dataDir, clock: systemClock });
    admin = apiOf(service.url);
    for (const [name, skill] of [
      ['orders', 'orders'],
      ['contracts', 'contracts'],
      ['billing', 'billing'],
      ['triage', 'triage'],
    ] as const) {
      const queue = {
        displayName: { de: name, en: name },
        weight: 1,
        serviceLevelSeconds: 3600,
        requiredSkills: { [skill]: 1 },
      };
      expect((await admin('PUT', `/v1/queues/${name}`, queue)).status).toBeLessThan(300);
    }
    const agents = {
      anna: {
        name: 'Anna Berger',
        skills: { orders: 5, delivery: 5, triage: 1, general: 3 },
        languages: ['de', 'en'],
        capacity: { email: 3, 'web-form': 3, chat: 3 },
      },
      ben: {
        name: 'Ben Okafor',
        skills: { contracts: 5, sales: 5, billing: 5, general: 3 },
        languages: ['de', 'en'],
        capacity: { email: 3, 'web-form': 3, chat: 3 },
      },
    };
    const keys: Record<string, string> = {};
    for (const [id, agent] of Object.entries(agents)) {
      expect((await admin('PUT', `/v1/agents/${id}`, agent)).status).toBeLessThan(300);
      expect((await admin('PATCH', `/v1/agents/${id}/presence`, { presence: 'available' })).status).toBe(200);
      const key = await admin('POST', '/v1/api-keys', { role: 'agent', agentId: id, name: id });
      expect(key.status).toBe(201);
      keys[id] = key.body.key;
    }
    anna = apiOf(service.url, keys['anna']);
    ben = apiOf(service.url, keys['ben']);
    const workflow = {
      filters: [
        { name: 'undecided', when: { tier: ['triage'] }, target: { queue: 'triage', priority: 1 } },
        {
          name: 'contracts',
          when: { businessCase: ['contract_change'] },
          target: { queue: 'contracts', priority: 5 },
        },
        { name: 'orders', when: { businessCase: ['track_order'] }, target: { queue: 'orders', priority: 5 } },
      ],
      default: { queue: 'triage', priority: 1 },
    };
    expect((await admin('PUT', '/v1/workflow', workflow)).status).toBe(200);
  }, 240_000);

  afterAll(async () => {
    await bus?.close();
    await service?.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  let ticketId = '';
  let right = '';
  let wrong = '';

  it('makes a ticket of a raw mail on the inbound topic, with case and entities', async () => {
    const record = {
      topic: 'weiche.inbound.email',
      key: 'karin',
      value: where,
      headers: { 'content-type': 'message/rfc822' },
    };
    await bus.publish([record]);
    const parsed = parseRawRecord(where);
    const messageId =
      parsed.kind === 'ok' ? messageIdFor(parsed.inbound, { topic: '', partition: 0, offset: '' }) : '';
    const ticket = await until('the ticket to be reserved', async () => {
      const { body } = await admin('GET', `/v1/tickets?messageId=${messageId}`);
      return body.items[0]?.state === 'reserved' ? body.items[0] : null;
    });
    ticketId = ticket.id;
    expect(ticket).toMatchObject({
      channel: 'email',
      language: 'de',
      businessCase: 'track_order',
      queue: 'orders',
      agentId: 'anna',
    });
    expect(ticket.entities).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'order_number', value: '4711-2290' }),
        expect.objectContaining({ type: 'person_name', value: 'Karin Obermeier' }),
      ]),
    );
    const { body: message } = await admin('GET', `/v1/messages/${messageId}`);
    expect(message.ticketId).toBe(ticketId);
    expect(message.newText).toContain('wo ist das Paket');
    expect(message.newText).not.toContain('Vielen Dank für Ihre Bestellung');
    for (const { start, end, text } of ticket.entities) expect(message.newText.slice(start, end)).toBe(text);
  });

  it('offers it to the skilled agent, who accepts', async () => {
    const { body: offers } = await anna('GET', '/v1/agents/anna/reservations');
    const offer = offers.items.find((one: { ticketId: string }) => one.ticketId === ticketId);
    expect(offer).toMatchObject({ state: 'pending' });
    expect((await ben('POST', `/v1/reservations/${offer.id}/accept`)).status).toBe(403);
    expect((await anna('POST', `/v1/reservations/${offer.id}/accept`)).status).toBe(200);
    expect((await anna('POST', `/v1/reservations/${offer.id}/reject`, {})).status).toBe(409);
    expect((await anna('GET', `/v1/tickets/${ticketId}`)).body).toMatchObject({
      state: 'assigned',
      agentId: 'anna',
    });
  });

  it('routes it again when she corrects it to what she cannot do, its age kept', async () => {
    const before = (await admin('GET', `/v1/tickets/${ticketId}`)).body;
    const feedback = { kind: 'corrected', businessCase: 'contract_change', note: 'meint den Tarif' };
    expect((await anna('POST', `/v1/tickets/${ticketId}/feedback`, feedback)).status).toBe(200);
    const after = await until('the ticket to be offered to ben', async () => {
      const { body } = await admin('GET', `/v1/tickets/${ticketId}`);
      return body.agentId === 'ben' ? body : null;
    });
    expect(after).toMatchObject({
      businessCase: 'contract_change',
      queue: 'contracts',
      createdAt: before.createdAt,
    });
    const { body: explanation } = await admin('GET', `/v1/tickets/${ticketId}/explanation`);
    expect(explanation.sentences.length).toBeGreaterThan(3);
    expect(explanation.sentences.join(' ')).toMatch(/Ben Okafor|ben/);
  });

  it('learns what the agents corrected, and goes live with it', async () => {
    const before = (await admin('POST', '/v1/classify', [{ text: nextJargon }])).body[0];
    // the agents know better, whatever the model takes it for
    right = before.businessCase === 'technical_fault' ? 'get_invoice' : 'technical_fault';
    wrong = before.businessCase;

    for (const [index, text] of jargon.entries()) {
      const id = `jargon-${index}`;
      expect(
        (
          await admin('POST', '/v1/messages', {
            channel: 'web-form',
            id,
            from: `kunde${index}@kunde.example`,
            text,
          })
        ).status,
      ).toBe(202);
      const ticket = await until(
        'the ticket',
        async () => (await admin('GET', `/v1/tickets?messageId=${id}`)).body.items[0],
      );
      const corrected = await admin('POST', `/v1/tickets/${ticket.id}/feedback`, {
        kind: 'corrected',
        businessCase: right,
      });
      expect(corrected.status).toBe(200);
    }
    const { status, body } = await admin('POST', '/v1/models/retrain');
    expect(status).toBe(202);
    const job = await until(
      'the retraining',
      async () => {
        const { body: state } = await admin('GET', `/v1/jobs/${body.jobId}`);
        return state.endedAt === null ? null : state;
      },
      120_000,
    );
    expect(job.result?.gate.join(' ')).toContain('It is not worse.');
    expect(job).toMatchObject({ state: 'succeeded', result: { promoted: true } });

    const { status: accepted } = await admin('POST', '/v1/messages', {
      channel: 'web-form',
      id: 'jargon-next',
      from: 'neu@kunde.example',
      text: nextJargon,
    });
    expect(accepted).toBe(202);
    const ticket = await until(
      'the next ticket',
      async () => (await admin('GET', '/v1/tickets?messageId=jargon-next')).body.items[0],
    );
    expect(ticket).toMatchObject({
      businessCase: right,
      modelId: job.result.modelId,
    });
  }, 180_000);

  it('answers as before after a roll back', async () => {
    const models = (await admin('GET', '/v1/models')).body.items;
    const champion = models.find((model: { state: string }) => model.state === 'champion');
    expect((await admin('POST', '/v1/models/rollback')).status).toBe(200);
    const answer = await until('the old model', async () => {
      const { body } = await admin('POST', '/v1/classify', [{ text: nextJargon }]);
      return body[0].modelId === champion.id ? null : body[0];
    });
    expect(answer.businessCase).toBe(wrong);
  });

  it('stops when told, with nothing left open', async () => {
    expect(await service.stop()).toBe(0);
  });
});
