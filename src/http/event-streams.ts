import type { Response } from 'express';
import type { DomainEvent } from '../domain/event.js';
import type { Caller } from './caller.js';
import type { HttpDependencies } from './http-dependencies.js';
import type { HttpSettings } from './http-settings.js';
import { maySee } from './may-see-event.js';
import { HttpProblem, problem } from './problem.js';

export interface EventStreams {
  /** Writes events to the response until either side ends it. Rejects with 503 when there are too many. */
  open(response: Response, request: StreamRequest): void;
}

export interface StreamRequest {
  readonly caller: Caller;
  /** What the caller may know of an event. */
  readonly tell: (event: DomainEvent) => DomainEvent;
  /** Types or their beginnings; empty: all. */
  readonly types: readonly string[];
  /** A ticket whose events are told as well, whoever has it. */
  readonly watchedTicketId?: string;
  readonly lastEventId: string | undefined;
  /** Asked at each heartbeat, so that a revoked key's stream ends. */
  readonly stillAllowed: () => Promise<boolean>;
}

/**
 * Server-sent events (WHATWG HTML, 9.2). A reader that does not keep up is cut off once `streamBufferBytes` wait for
 * it, and resumes with `Last-Event-ID`; nothing is ever held back for it here. When the events since then are no
 * longer remembered, an event `reset` tells the reader to look at everything anew.
 */
export function createEventStreams(
  { events, shutdown }: Pick<HttpDependencies, 'events' | 'shutdown'>,
  settings: Pick<HttpSettings, 'heartbeatMs' | 'streamBufferBytes' | 'maxStreams'>,
): EventStreams {
  const ends = new Set<() => void>();
  shutdown?.addEventListener('abort', () => {
    for (const end of [...ends]) end();
  });

  return {
    open(response, { caller, tell, types, watchedTicketId, lastEventId, stillAllowed }) {
      if (ends.size >= settings.maxStreams || shutdown?.aborted === true) {
        throw new HttpProblem(problem(503, 'too-many-streams', 'This instance has too many event streams.'), {
          'Retry-After': '5',
        });
      }
      response.status(200).set({
        'Content-Type': 'text/event-stream; charset=utf-8',
        'Cache-Control': 'no-store, no-transform',
        // nginx collects what it passes on unless told
        'X-Accel-Buffering': 'no',
      });
      response.flushHeaders();

      let unsubscribe: () => void = () => undefined;
      let heartbeat: NodeJS.Timeout | undefined;
      const end = () => {
        if (!ends.delete(end)) return;
        clearInterval(heartbeat);
        unsubscribe();
        response.end();
      };
      const write = (chunk: string) => {
        if (!ends.has(end)) return;
        response.write(chunk);
        if (response.writableLength > settings.streamBufferBytes) {
          end();
          response.destroy();
        }
      };
      ends.add(end);
      response.on('close', end);

      write('retry: 2000\n\n');
      unsubscribe = events.subscribe({
        listener: (event) => {
          if (!maySee(caller, event, watchedTicketId) || !wanted(event, types)) return;
          write(`id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(tell(event))}\n\n`);
        },
        onGap: () => write('event: reset\ndata: {}\n\n'),
        ...(lastEventId === undefined ? {} : { lastEventId }),
      });

      heartbeat = setInterval(() => {
        write(':\n\n');
        stillAllowed().then(
          (allowed) => {
            if (!allowed) end();
          },
          // the store cannot be asked just now; the next heartbeat asks again
          () => undefined,
        );
      }, settings.heartbeatMs);
      heartbeat.unref();
      if (!ends.has(end)) {
        clearInterval(heartbeat);
        unsubscribe();
      }
    },
  };
}

const wanted = (event: DomainEvent, types: readonly string[]) =>
  types.length === 0 || types.some((type) => event.type === type || event.type.startsWith(`${type}.`));
