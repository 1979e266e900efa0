import { type Answer, answer } from '../answer.js';
import type { Call } from '../call.js';
import { docsPage } from '../docs-page.js';
import type { EventStreams } from '../event-streams.js';
import type { HttpDependencies } from '../http-dependencies.js';
import type { OpenApiDocument } from '../openapi/build-document.js';
import type { WorksCouncil } from '../works-council.js';

interface SystemParts {
  readonly document: OpenApiDocument;
  readonly streams: EventStreams;
  /** Whether the caller's key is still good. */
  readonly stillAllowed: (call: Call) => Promise<boolean>;
  readonly worksCouncil: Pick<WorksCouncil, 'eventTeller'>;
}

interface EventQuery {
  readonly types?: string;
  readonly lastEventId?: string;
  readonly ticketId?: string;
}

export function systemHandlers(
  { metrics, notReady, shutdown }: HttpDependencies,
  { document, streams, stillAllowed, worksCouncil }: SystemParts,
) {
  const page = docsPage(document);
  return {
    async streamEvents(call: Call<unknown, EventQuery>): Promise<Answer> {
      const types = (call.query.types ?? '').split(',').map((type) => type.trim());
      const tell = await worksCouncil.eventTeller(call.caller);
      return {
        kind: 'stream',
        start: async (_request, response) =>
          streams.open(response, {
            caller: call.caller,
            tell,
            types: types.filter((type) => type !== ''),
            ...(call.query.ticketId === undefined ? {} : { watchedTicketId: call.query.ticketId }),
            lastEventId: call.header('last-event-id') ?? call.query.lastEventId,
            stillAllowed: () => stillAllowed(call),
          }),
      };
    },

    async getMetrics(): Promise<Answer> {
      const { body, contentType } = await metrics();
      return { kind: 'content', status: 200, body, contentType };
    },

    async getLiveness(): Promise<Answer> {
      return answer({ status: 'ok' });
    },

    async getReadiness(): Promise<Answer> {
      const reasons = shutdown?.aborted === true ? ['The instance is shutting down.'] : await notReady();
      return reasons.length === 0
        ? answer({ status: 'ok' })
        : answer({ status: 'unavailable', reasons }, 503);
    },

    async getOpenApi(): Promise<Answer> {
      return answer(document);
    },

    async getDocs(): Promise<Answer> {
      return {
        kind: 'content',
        status: 200,
        body: page.html,
        contentType: 'text/html; charset=utf-8',
        headers: {
          'Content-Security-Policy': `default-src 'none'; style-src '${page.styleHash}'; base-uri 'none'`,
        },
      };
    },
  };
}
