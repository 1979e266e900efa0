import type { RequestListener } from 'node:http';
import { PROBLEM_TYPE, problem } from './problem.js';

/** Stands before the interface while the service starts: alive, not ready, nothing else yet. */
export interface StartingGate {
  readonly listener: RequestListener;
  /** From now on everything goes to the interface. */
  open(app: RequestListener): void;
}

const STARTING = 'The instance is starting.';
const RETRY_AFTER_SECONDS = '2';

export function createStartingGate(): StartingGate {
  let app: RequestListener | null = null;
  return {
    listener(request, response) {
      if (app !== null) {
        app(request, response);
        return;
      }
      // a body that nobody reads would keep the connection busy
      request.resume();
      const path = (request.url ?? '/').split('?')[0];
      response.setHeader('Cache-Control', 'no-store');
      const send = (status: number, type: string, body: unknown) => {
        response.writeHead(status, { 'Content-Type': type });
        response.end(JSON.stringify(body));
      };
      if (path === '/health/live') {
        send(200, 'application/json; charset=utf-8', { status: 'ok' });
        return;
      }
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
      if (path === '/health/ready') {
        send(503, 'application/json; charset=utf-8', { status: 'unavailable', reasons: [STARTING] });
      } else {
        send(503, PROBLEM_TYPE, problem(503, 'starting', STARTING));
      }
    },
    open(opened) {
      app = opened;
    },
  };
}
