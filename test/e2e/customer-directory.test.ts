// What the company knows of its customers, from a file and from a service of its own, to the ticket that an agent sees.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DirectoryServer, startDirectoryServer } from '../fakes/directory-server.js';
import { aCustomer, anotherCustomer } from '../fixtures/domain/a-customer.js';
import { apiOf, until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

const CSV = [
  'customer_number;name;email_address;order_number;order_status',
  'K-77;Karin Obermeier;karin@kunde.example;4711-2290;sent',
  'K-88;Jonas Brandt;jonas@kunde.example;4711-3333;',
].join('\n');

/** Each start is a process of its own, which takes its time on a machine that others use too. */
const PATIENCE_MS = 240_000;

describe('a customer directory', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-directory-'));
  let service: ServiceProcess | undefined;
  let server: DirectoryServer | undefined;
  afterEach(async () => {
    await service?.stop();
    await server?.close();
    service = undefined;
    server = undefined;
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  const start = async (env: Readonly<Record<string, string>>) => {
    service = await startServiceProcess({ dataDir: join(dir, 'data'), env });
    return service;
  };
  const ticketOf = async ({ url }: ServiceProcess, from: string, text: string) => {
    const admin = apiOf(url);
    const { body } = await admin('POST', '/v1/messages', { channel: 'web-form', from, text });
    const id = await until('the ticket', async () => {
      const page = await admin('GET', `/v1/tickets?messageId=${body.messageId}`);
      return page.body.items[0]?.id;
    });
    return (await admin('GET', `/v1/tickets/${id}`)).body;
  };

  it(
    'in a file tells who wrote, and that an order is somebody else’s',
    async () => {
      const file = join(dir, 'customers.csv');
      writeFileSync(file, CSV);
      const running = await start({ WEICHE_CUSTOMER_DIRECTORY: file, WEICHE_LOG_LEVEL: 'debug' });
      const text = 'Wo bleibt mein Paket? Kundennummer K-77, Bestellnummer 4711-3333';
      expect((await ticketOf(running, 'karin@kunde.example', text)).related).toMatchObject({
        outcome: 'matched',
        customer: { customerNumber: 'K-77', name: 'Karin Obermeier' },
        conflicts: [
          { kind: 'other-customer', type: 'order_number', value: '4711-3333', customerNumber: 'K-88' },
        ],
      });
      // the case needs an order number, which nobody knows now
      expect(
        (await ticketOf(running, 'neu@kunde.example', 'Wo bleibt mein Paket, wann kommt es an?')).missing,
      ).toContain('order_number');
      expect(running.output()).not.toMatch(/Obermeier|kunde\.example|K-77|4711/);
    },
    PATIENCE_MS,
  );

  it(
    'behind HTTP does the same, and stops no message when it is down',
    async () => {
      server = await startDirectoryServer([aCustomer(), anotherCustomer()]);
      const keyFile = join(dir, 'key');
      writeFileSync(keyFile, 'secret-of-the-directory\n');
      const running = await start({
        WEICHE_CUSTOMER_DIRECTORY_URL: server.url,
        WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: keyFile,
        WEICHE_CUSTOMER_DIRECTORY_TIMEOUT_MS: '10000',
      });
      const known = await ticketOf(
        running,
        'jonas@kunde.example',
        'Meine Rechnung fehlt noch, bitte schicken.',
      );
      expect(known.related).toMatchObject({ outcome: 'matched', customer: { customerNumber: 'K-88' } });
      expect(server.questions[0]?.authorization).toBe('Bearer secret-of-the-directory');
      server.behave('error');
      const away = await ticketOf(running, 'karin@kunde.example', 'Der Router zeigt eine Störung an.');
      expect(away.related).toMatchObject({ outcome: 'unavailable', customer: null, complete: false });
      expect(running.output()).toMatch(/customer-directory\.unanswered/);
      expect(running.output()).not.toMatch(/karin|Obermeier|secret-of/);
    },
    PATIENCE_MS,
  );

  it(
    'that cannot be read ends the start and names setting, file and line',
    async () => {
      const file = join(dir, 'broken.csv');
      writeFileSync(file, `${CSV}\nK-99;Kurt`);
      await expect(start({ WEICHE_CUSTOMER_DIRECTORY: file })).rejects.toThrow(
        /the service ended \(2\).*WEICHE_CUSTOMER_DIRECTORY: .*broken\.csv:4: has 2 fields, the head 5/s,
      );
    },
    PATIENCE_MS,
  );
});
