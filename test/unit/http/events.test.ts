import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { DomainEvent } from '../../../src/domain/event.js';
import type { HttpServer } from '../../../src/http/start-http-server.js';
import { startHttpServer } from '../../../src/http/start-http-server.js';
import { KEYS, openHttp, type TestHttp } from './open-http.js';

const anEvent = (id: string, type: string, data: Readonly<Record<string, unknown>> = {}): DomainEvent => ({
  id,
  type,
  version: 1,
  occurredAt: new Date('2026-03-02T08:00:00Z'),
  topic: 'weiche.tickets',
  key: 'T-1',
  data,
});

/** A reader of the stream. */
interface Reader {
  readonly response: IncomingMessage;
  /** Resolves once everything that was read matches. */
  until(pattern: RegExp): Promise<string>;
  readonly ended: Promise<unknown>;
}

function read(
  server: HttpServer,
  path: string,
  key: string,
  headers: Record<string, string> = {},
): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const outgoing = get(
      `${server.url}${path}`,
      { headers: { Authorization: `Bearer ${key}`, ...headers } },
      (response) => {
        let text = '';
        const waiting = new Set<() => void>();
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
          for (const look of waiting) look();
        });
        response.on('error', () => undefined);
        const until = (pattern: RegExp) =>
          new Promise<string>((found) => {
            const look = () => {
              if (!pattern.test(text)) return;
              waiting.delete(look);
              found(text);
            };
            waiting.add(look);
            look();
          });
        resolve({ response, until, ended: once(response, 'close') });
      },
    );
    outgoing.on('error', reject);
  });
}

describe('the event stream', () => {
  let http: TestHttp;
  let server: HttpServer;
  const open = async (parts: Parameters<typeof openHttp>[0] = {}) => {
    http = await openHttp(parts);
    server = await startHttpServer(http.app, { host: '127.0.0.1', port: 0, graceMs: 100 });
  };
  afterEach(async () => {
    http.shutdown.abort();
    await server.close();
  });

  it('tells what happens', async () => {
    await open();
    const reader = await read(server, '/v1/events', KEYS.supervisor);
    expect(reader.response.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    await reader.until(/retry/);
    http.emit(anEvent('e-1', 'ticket.created', { ticketId: 'T-1' }));
    const text = await reader.until(/T-1/);
    expect(text).toContain('id: e-1\nevent: ticket.created\ndata: {"id":"e-1"');
  });

  it('tells each role what concerns it', async () => {
    await open();
    const readers = {
      supervisor: await read(server, '/v1/events', KEYS.supervisor),
      agent: await read(server, '/v1/events', KEYS.agent),
      data: await read(server, '/v1/events', KEYS.data),
    };
    http.emit(anEvent('e-1', 'reservation.created', { agentId: 'agent-1' }));
    http.emit(anEvent('e-2', 'reservation.created', { agentId: 'agent-2' }));
    http.emit(anEvent('e-3', 'model.promoted', { modelId: 'm' }));
    const idsOf = (text: string) => [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id);
    expect(idsOf(await readers.supervisor.until(/e-3/))).toEqual(['e-1', 'e-2', 'e-3']);
    expect(idsOf(await readers.agent.until(/e-3/))).toEqual(['e-1', 'e-3']);
    expect(idsOf(await readers.data.until(/e-3/))).toEqual(['e-3']);
  });

  it('can be narrowed to some types', async () => {
    await open();
    const reader = await read(server, '/v1/events?types=model,ticket.created', KEYS.admin);
    for (const [id, type] of [
      ['e-1', 'ticket.created'],
      ['e-2', 'ticket.completed'],
      ['e-3', 'model.promoted'],
    ] as const) {
      http.emit(anEvent(id, type));
    }
    expect(await reader.until(/e-3/)).not.toContain('e-2');
  });

  it('resumes after the last event seen, or says that something was missed', async () => {
    const asked: (string | undefined)[] = [];
    await open({
      dependencies: {
        events: {
          subscribe({ listener, lastEventId, onGap }) {
            asked.push(lastEventId);
            if (lastEventId === 'e-1') listener(anEvent('e-2', 'ticket.created'));
            else onGap?.();
            return () => undefined;
          },
        },
      },
    });
    const resumed = await read(server, '/v1/events', KEYS.admin, { 'Last-Event-ID': 'e-1' });
    expect(await resumed.until(/id: e-2/)).not.toContain('event: reset');
    const missed = await read(server, '/v1/events?lastEventId=e-0', KEYS.admin);
    await missed.until(/event: reset/);
    expect(asked).toEqual(['e-1', 'e-0']);
  });

  it('gives signs of life, and ends once the key is revoked', async () => {
    await open({ settings: { heartbeatMs: 5, keyCacheMs: 0 } });
    const reader = await read(server, '/v1/events', KEYS.supervisor);
    await reader.until(/\n:\n\n/);
    await http.store.apiKeys.revoke(KEYS.supervisor, http.clock.now());
    await reader.ended;
    expect(http.listeners()).toBe(0);
  });

  it('forgets readers who have gone', async () => {
    await open();
    const reader = await read(server, '/v1/events', KEYS.supervisor);
    await reader.until(/retry/);
    expect(http.listeners()).toBe(1);
    reader.response.destroy();
    await waitFor(() => http.listeners() === 0);
    expect(http.listeners()).toBe(0);
  });

  it('cuts readers off who do not keep up', async () => {
    await open({ settings: { streamBufferBytes: 10_000 } });
    const reader = await read(server, '/v1/events', KEYS.supervisor);
    reader.response.pause();
    const large = 'x'.repeat(50_000);
    await waitFor(() => {
      http.emit(anEvent('e-1', 'ticket.created', { large }));
      return http.listeners() === 0;
    });
    expect(http.listeners()).toBe(0);
    reader.response.destroy();
  });

  it('ends when the instance shuts down, so that closing does not wait for it', async () => {
    await open();
    const reader = await read(server, '/v1/events', KEYS.supervisor);
    http.shutdown.abort();
    await reader.ended;
    await server.close();
  });

  it('is refused when there are too many', async () => {
    await open({ settings: { maxStreams: 1 } });
    await read(server, '/v1/events', KEYS.supervisor);
    const refused = await read(server, '/v1/events', KEYS.supervisor);
    expect(refused.response.statusCode).toBe(503);
    expect(await refused.until(/\}/)).toContain('too-many-streams');
  });

  it('is not for ingest keys', async () => {
    await open();
    expect((await read(server, '/v1/events', KEYS.ingest)).response.statusCode).toBe(403);
  });
});

/** Looks again after each turn of the event loop. */
async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}
