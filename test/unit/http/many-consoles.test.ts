// 200 consoles on one instance: each is told everything, and a line that breaks loses nothing.
import { get, type IncomingMessage } from 'node:http';
import { TOPICS } from '../../../src/domain/event.js';
import { type HttpServer, startHttpServer } from '../../../src/http/start-http-server.js';
import { type EventStream, openEventStream } from '../../../src/service/event-stream.js';
import type { ServiceContext } from '../../../src/service/service-context.js';
import { KEYS, openHttp, type TestHttp } from './open-http.js';

const CONSOLES = 200;

/** A console that remembers which events it was told, over as many connections as it takes. */
class Listener {
  readonly ids: string[] = [];
  #response: IncomingMessage | null = null;
  #rest = '';
  #told: () => void = () => undefined;

  constructor(private readonly url: string) {}

  /** Resolves once the stream is open. */
  connect(): Promise<void> {
    const lastEventId = this.ids.at(-1);
    this.#rest = '';
    return new Promise((resolve, reject) => {
      const headers = {
        Authorization: `Bearer ${KEYS.supervisor}`,
        ...(lastEventId === undefined ? {} : { 'Last-Event-ID': lastEventId }),
      };
      // a socket each, as each browser has
      get(`${this.url}/v1/events`, { headers, agent: false }, (response) => {
        this.#response = response;
        response.setEncoding('utf8').on('data', (chunk: string) => {
          this.#read(chunk);
          if (chunk.startsWith('retry')) resolve();
        });
        response.on('error', () => undefined);
      }).on('error', reject);
    });
  }

  breakOff(): void {
    this.#response?.destroy();
  }

  async until(count: number): Promise<void> {
    while (this.ids.length < count) await new Promise<void>((resolve) => (this.#told = resolve));
  }

  #read(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      if (line.startsWith('id: ')) this.ids.push(line.slice(4));
      if (line === 'event: reset') this.ids.push('RESET');
    }
    this.#told();
  }
}

describe('200 consoles at once', () => {
  let http: TestHttp;
  let server: HttpServer;
  let context: ServiceContext;
  let events: EventStream | null = null;
  let number = 0;

  beforeAll(async () => {
    http = await openHttp({
      dependencies: {
        events: {
          subscribe: (options) => {
            if (events === null) throw new Error('not open yet');
            return events.subscribe(options);
          },
        },
      },
    });
    context = http.context;
    events = await openEventStream(context, { instanceId: 'one' });
    server = await startHttpServer(http.app, { host: '127.0.0.1', port: 0, graceMs: 100 });
  });
  afterAll(async () => {
    http.shutdown.abort();
    await server.close();
    await events?.close();
    await context.bus.close();
  });

  const happens = async (count: number): Promise<readonly string[]> => {
    const ids = Array.from({ length: count }, () => `e-${String(++number).padStart(4, '0')}`);
    await context.bus.publish(
      ids.map((id) => ({
        topic: TOPICS.tickets,
        key: 'T-1',
        value: Buffer.from(
          JSON.stringify({
            id,
            type: 'ticket.created',
            version: 1,
            occurredAt: context.clock.now().toISOString(),
            key: 'T-1',
            data: { ticketId: 'T-1' },
          }),
        ),
      })),
    );
    return ids;
  };

  it('are all told of everything, in order; whoever was cut off misses nothing and gets nothing twice', async () => {
    const consoles = Array.from({ length: CONSOLES }, () => new Listener(server.url));
    await Promise.all(consoles.map((one) => one.connect()));
    const all = [...(await happens(5))];
    await Promise.all(consoles.map((one) => one.until(all.length)));
    for (const { ids } of consoles) expect(ids).toEqual(all);

    // every second one is cut off while events go on
    const cut = consoles.filter((_, index) => index % 2 === 0);
    for (const one of cut) one.breakOff();
    all.push(...(await happens(20)));
    await Promise.all(cut.map((one) => one.connect()));
    all.push(...(await happens(5)));
    await Promise.all(consoles.map((one) => one.until(all.length)));
    for (const { ids } of consoles) expect(ids).toEqual(all);
    for (const one of consoles) one.breakOff();
  }, 120_000);
});
