import { openHttpDirectory } from '../../../../src/adapters/customer-directory/open-http-directory.js';
import type { DirectoryKey } from '../../../../src/domain/customer-record.js';
import type { CustomerDirectory } from '../../../../src/ports/customer-directory.js';
import type { LogFields, Logger } from '../../../../src/ports/logger.js';
import { waitUntil } from '../../../contract/wait-until.js';
import {
  type Behaviour,
  type DirectoryServer,
  startDirectoryServer,
} from '../../../fakes/directory-server.js';
import { aCustomer, anotherCustomer } from '../../../fixtures/domain/a-customer.js';

const KARIN: DirectoryKey = { type: 'email_address', value: 'karin@kunde.example' };
const JONAS: DirectoryKey = { type: 'order_number', value: '4711-3333' };
const NOBODY: DirectoryKey = { type: 'customer_number', value: 'K-1' };

describe('a customer directory behind HTTP', () => {
  let server: DirectoryServer;
  let directory: CustomerDirectory;
  let lines: { readonly event: string; readonly fields: LogFields }[];
  const line = (fields: LogFields, event: string) => void lines.push({ event, fields });
  const log: Logger = { debug: line, info: line, warn: line, error: line };
  const open = (options: Partial<Parameters<typeof openHttpDirectory>[0]> = {}) => {
    directory = openHttpDirectory({ url: server.url, timeoutMs: 30_000, log, ...options });
  };
  const numbers = async (...keys: DirectoryKey[]) =>
    (await directory.find(keys)).customers.map(({ customerNumber }) => customerNumber);

  beforeEach(async () => {
    lines = [];
    server = await startDirectoryServer([aCustomer(), anotherCustomer()]);
  });
  afterEach(async () => {
    await directory.close();
    await server.close();
  });

  it('is asked once for what it has answered lately, also that it knows nobody', async () => {
    open();
    expect(await numbers(KARIN, NOBODY)).toEqual(['K-77']);
    expect(await numbers(KARIN, NOBODY)).toEqual(['K-77']);
    expect(await numbers(KARIN, JONAS)).toEqual(['K-88', 'K-77']);
    expect(server.questions.map(({ keys }) => keys)).toEqual([[KARIN, NOBODY], [JONAS]]);
  });

  it('is asked again every time where nothing is to be kept', async () => {
    open({ keepMs: 0 });
    await numbers(KARIN);
    await numbers(KARIN);
    expect(server.questions).toHaveLength(2);
  });

  it('gets the key as bearer token', async () => {
    open({ key: 'secret-of-the-directory' });
    await numbers(KARIN);
    expect(server.questions[0]?.authorization).toBe('Bearer secret-of-the-directory');
  });

  it.each<[Behaviour, string, string]>([
    ['error', 'status', '503'],
    ['broken-json', 'invalid-reply', 'is not JSON'],
    ['wrong-shape', 'invalid-reply', '/customers/0 required'],
    ['redirect', 'unreachable', ''],
  ])(
    'that answers with %s leaves the keys unanswered, and says so without a word of its customers',
    async (how, reason, detail) => {
      open();
      server.behave(how);
      expect(await directory.find([KARIN, JONAS])).toEqual({ customers: [], unanswered: [KARIN, JONAS] });
      expect(lines).toEqual([
        { event: 'customer-directory.unanswered', fields: { reason, detail, keys: 2 } },
      ]);
      expect(JSON.stringify(lines)).not.toMatch(/karin|obermeier|4711/i);
    },
  );

  it('that does not answer is waited for no longer than the time-out', async () => {
    open({ timeoutMs: 20 });
    server.behave('silent');
    expect(await directory.find([KARIN])).toEqual({ customers: [], unanswered: [KARIN] });
    expect(lines).toEqual([
      { event: 'customer-directory.unanswered', fields: { reason: 'time-out', detail: '', keys: 1 } },
    ]);
  });

  it('that is not there leaves the keys unanswered', async () => {
    open();
    await server.close();
    expect((await directory.find([KARIN])).unanswered).toEqual([KARIN]);
    expect(lines[0]?.fields).toMatchObject({ reason: 'unreachable', detail: 'ECONNREFUSED' });
    server = await startDirectoryServer([]);
  });

  it('still tells what is kept while it is away', async () => {
    open();
    await numbers(KARIN);
    server.behave('error');
    expect(await directory.find([KARIN, JONAS])).toEqual({ customers: [aCustomer()], unanswered: [JONAS] });
  });

  it('that fails three times in a row is left alone for a while', async () => {
    open({ pauseMs: 3_600_000 });
    server.behave('error');
    for (let time = 0; time < 5; time++) expect((await directory.find([KARIN])).unanswered).toEqual([KARIN]);
    expect(server.questions).toHaveLength(3);
    const unanswered = 'customer-directory.unanswered';
    expect(lines.map(({ event }) => event)).toEqual([
      unanswered,
      unanswered,
      'customer-directory.paused',
      unanswered,
    ]);
  });

  it('is asked again after the pause', async () => {
    open({ pauseMs: 1 });
    server.behave('error');
    for (let time = 0; time < 3; time++) await directory.find([KARIN]);
    server.behave('answer');
    await waitUntil('an answer', async () => (await numbers(KARIN)).length === 1);
    expect(lines.at(-1)?.event).toBe('customer-directory.back');
  });

  it('is not waited for when the service closes', async () => {
    open();
    server.behave('silent');
    const finding = directory.find([KARIN]);
    await waitUntil('the question', () => server.questions.length === 1);
    await directory.close();
    expect((await finding).unanswered).toEqual([KARIN]);
  });
});
