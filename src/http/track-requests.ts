import type { Request, RequestHandler } from 'express';
import type { HttpDependencies } from './http-dependencies.js';

/** What is known of a request for the log and the metrics: never its contents. */
export interface Track {
  readonly id: string;
  operation: string;
  /** Ids of what the call was about, once it has gone well: until then they are whatever somebody sent. */
  subjects: Readonly<Record<string, string>>;
}
export type Tracks = WeakMap<Request, Track>;

/** Gives each request an id (header `X-Request-Id` of the answer) and says afterwards how it went. */
export function trackRequests({ context, onAnswered }: HttpDependencies, tracks: Tracks): RequestHandler {
  const { clock, ids, log } = context;
  return (request, response, next) => {
    const track: Track = { id: ids.next(), operation: 'none', subjects: {} };
    tracks.set(request, track);
    response.set('X-Request-Id', track.id);
    const startedAt = clock.now().getTime();
    response.on('finish', () => {
      const ms = clock.now().getTime() - startedAt;
      const { statusCode: status } = response;
      const { id: requestId, operation, subjects } = track;
      const { method } = request;
      const fields = { requestId, operation, method, status, ms, ...(status < 400 ? subjects : {}) };
      // reading is frequent and changes nothing
      if (status < 400 && (method === 'GET' || method === 'HEAD')) log.debug(fields, 'http.answered');
      else log.info(fields, 'http.answered');
      onAnswered?.({ operation: track.operation, status, seconds: ms / 1000 });
    });
    next();
  };
}
