import type { Answer } from '../answer.js';
import type { Authenticator } from '../authenticate.js';
import type { Call } from '../call.js';
import type { EventStreams } from '../event-streams.js';
import type { HttpDependencies } from '../http-dependencies.js';
import type { OpenApiDocument } from '../openapi/build-document.js';
import type { OperationId } from '../operation-roles.js';
import type { WorksCouncil } from '../works-council.js';
import { agentHandlers } from './agent-handlers.js';
import { apiKeyHandlers } from './api-key-handlers.js';
import { knowledgeHandlers } from './knowledge-handlers.js';
import { messageHandlers } from './message-handlers.js';
import { modelHandlers } from './model-handlers.js';
import { routingHandlers } from './routing-handlers.js';
import { rowHandlers } from './row-handlers.js';
import { systemHandlers } from './system-handlers.js';
import { ticketHandlers } from './ticket-handlers.js';

/** One handler for each operation; each expects the body and query that its operation describes. */
export type Handlers = Readonly<Record<OperationId, (call: Call<never, never>) => Promise<Answer>>>;

export interface HandlerParts {
  readonly authenticator: Authenticator;
  readonly document: OpenApiDocument;
  readonly streams: EventStreams;
  readonly stillAllowed: (call: Call) => Promise<boolean>;
  readonly worksCouncil: Pick<WorksCouncil, 'eventTeller'>;
  readonly isWorksCouncilOn: boolean;
}

export function createHandlers(dependencies: HttpDependencies, parts: HandlerParts): Handlers {
  return {
    ...messageHandlers(dependencies),
    ...ticketHandlers(dependencies),
    ...agentHandlers(dependencies),
    ...routingHandlers(dependencies),
    ...knowledgeHandlers(dependencies),
    ...modelHandlers(dependencies),
    ...rowHandlers(dependencies),
    ...apiKeyHandlers(dependencies, parts),
    ...systemHandlers(dependencies, parts),
  };
}
