// A company's own kind of fact, from the agents' marks to the next message: they mark meters in tickets, the rows are
// exported, a tagger is trained with them, and the service finds meters in what customers write next.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { apiOf, until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const dir = mkdtempSync(join(tmpdir(), 'weiche-taught-'));
const dataDir = join(dir, 'data');
const [rowsFile, taughtFile, taggerDir] = [
  join(dir, 'rows.jsonl'),
  join(dir, 'taught.jsonl'),
  join(dir, 'tagger'),
];
const knowledge = resolve('node_modules/.cache/weiche-e2e/knowledge');

const METERS = ['ZQ-4711', 'ZQ-0917', 'ZK-2358', 'ZK-8800', 'ZA-7641', 'ZA-1203', 'ZQ-5599', 'ZK-3071'];
const SENTENCES = [
  (meter: string) => `Mein Zähler ${meter} zeigt nichts mehr an.`,
  (meter: string) => `Am Zähler ${meter} leuchtet eine rote Lampe, was bedeutet das?`,
  (meter: string) => `Bitte tauschen Sie den Zähler ${meter} im Keller aus.`,
  (meter: string) => `Hallo, ${meter} heißt der Zähler, er läuft rückwärts.`,
];
const NEXT = 'Guten Tag, der Zähler ZK-6262 im Keller zeigt eine rote Lampe an.';

function weiche(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('dist/cli/main.js'), ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', WEICHE_KNOWLEDGE_DIR: knowledge },
  });
  return { status, stdout, stderr };
}

const meterIn = (entities: readonly { type: string; text: string; recognizer: string }[]) =>
  entities.find(({ type }) => type === 'meter');

/** Each step is a process of its own, which takes its time on a machine that others use too. */
const PATIENCE_MS = 240_000;

describe('facts that agents have marked', () => {
  let service: ServiceProcess | undefined;
  afterEach(async () => {
    await service?.stop();
    service = undefined;
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it(
    'are exported as rows',
    async () => {
      service = await startServiceProcess({ dataDir });
      const admin = apiOf(service.url);
      const texts = METERS.flatMap((meter) =>
        SENTENCES.map((sentence) => ({ meter, text: sentence(meter) })),
      );
      const meters = new Map<string, (typeof texts)[number]>();
      for (const [index, one] of texts.entries()) {
        const from = `k${index}@kunde.example`;
        const { body } = await admin('POST', '/v1/messages', { channel: 'web-form', from, text: one.text });
        meters.set(body.messageId, one);
      }
      const tickets = await until(
        'all tickets',
        async () => {
          const { items } = (await admin('GET', '/v1/tickets?limit=200')).body;
          return items.length === texts.length ? items : null;
        },
        PATIENCE_MS,
      );
      for (const { id, messageIds, entities } of tickets) {
        const { meter = '', text = '' } = meters.get(messageIds[0]) ?? {};
        expect(meterIn(entities)).toBeUndefined();
        const start = text.indexOf(meter);
        const { status } = await admin('POST', `/v1/tickets/${id}/feedback`, {
          kind: 'corrected',
          businessCase: 'technical_fault',
          entities: [{ type: 'meter', start, end: start + meter.length }],
        });
        expect(status).toBe(200);
      }
      await service.stop();
      expect(weiche('export', '--data-dir', dataDir, '--out', rowsFile)).toMatchObject({ status: 0 });
      const rows = readFileSync(rowsFile, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const taught = rows.filter(({ source }) => source === 'feedback/corrected');
      expect(taught).toHaveLength(texts.length);
      writeFileSync(taughtFile, taught.map((row) => `${JSON.stringify(row)}\n`).join(''));
      for (const { text, entities } of taught) {
        const [start, end] = [text.search(/Z[QKA]-\d{4}/), text.search(/Z[QKA]-\d{4}/) + 7];
        expect(entities).toEqual([{ type: 'meter', start, end, value: text.slice(start, end) }]);
      }
    },
    PATIENCE_MS,
  );

  it('are good rows by lint', () => {
    const { stdout } = weiche('lint', '--data', taughtFile, '--entity-types', 'meter', '--json');
    const { findings } = JSON.parse(stdout);
    const aboutEntities = findings.filter(({ code }: { code: string }) => /^W00[456]$/.test(code));
    expect(aboutEntities).toEqual([]);
  });

  // with the agents' rows alone, which is quicker than with all that are exported
  it(
    'are learnt',
    () => {
      const trained = weiche('train-entities', '--data', taughtFile, '--out', taggerDir, '--json');
      expect(trained.status).toBe(0);
      expect(JSON.parse(trained.stdout)).toMatchObject({ types: ['meter'] });
      const input = join(dir, 'next.jsonl');
      writeFileSync(input, JSON.stringify({ text: NEXT }));
      const { stdout } = weiche('extract', '--model', taggerDir, input);
      expect(meterIn(JSON.parse(stdout).entities)).toMatchObject({ text: 'ZK-6262', recognizer: 'tagger' });
    },
    PATIENCE_MS,
  );

  it(
    'are found in the next message',
    async () => {
      service = await startServiceProcess({ dataDir, env: { WEICHE_TAGGER_DIR: taggerDir } });
      const admin = apiOf(service.url);
      const tried = await admin('POST', '/v1/extract', { text: NEXT });
      expect(meterIn(tried.body.entities)).toMatchObject({ text: 'ZK-6262', recognizer: 'tagger' });
      const { body } = await admin('POST', '/v1/messages', {
        channel: 'web-form',
        from: 'n@kunde.example',
        text: NEXT,
      });
      const ticket = await until('the ticket', async () => {
        const page = await admin('GET', `/v1/tickets?messageId=${body.messageId}`);
        return page.body.items[0];
      });
      expect(meterIn(ticket.entities)).toMatchObject({ text: 'ZK-6262', recognizer: 'tagger' });
    },
    PATIENCE_MS,
  );

  it(
    'cannot be looked for with a folder that is no tagger: the start ends and names the setting',
    async () => {
      const started = startServiceProcess({ dataDir, env: { WEICHE_TAGGER_DIR: dir } });
      await expect(started).rejects.toThrow(
        /the service ended \(2\).*WEICHE_TAGGER_DIR: .* holds no tagger/s,
      );
    },
    PATIENCE_MS,
  );
});
