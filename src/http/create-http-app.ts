import { existsSync } from 'node:fs';
import express, { type Express, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import type { Answer } from './answer.js';
import { answerSubjects } from './answer-subjects.js';
import { bearerKey, createAuthenticator } from './authenticate.js';
import { authorize, type Callers } from './authorize.js';
import type { Call } from './call.js';
import { NOBODY } from './caller.js';
import { createEventStreams } from './event-streams.js';
import { createHandlers, type Handlers } from './handlers/create-handlers.js';
import type { HttpDependencies } from './http-dependencies.js';
import { DEFAULT_HTTP_SETTINGS, type HttpSettings } from './http-settings.js';
import { onceOnly } from './idempotency.js';
import { limitCalls } from './limit-calls.js';
import { buildOpenApiDocument, PATH_PARAMETER } from './openapi/build-document.js';
import type { Operation } from './openapi/operation.js';
import { OPERATIONS } from './openapi/operations.js';
import type { OperationId } from './operation-roles.js';
import { HttpProblem, problem } from './problem.js';
import { type BodyBytes, readBody } from './read-body.js';
import { createRefusedKeys } from './refused-keys.js';
import { answerErrors, sendAnswer } from './send-answer.js';
import { serveConsole } from './serve-console.js';
import { type Tracks, trackRequests } from './track-requests.js';
import { validateCall } from './validate-call.js';
import { createWorksCouncil, type WorksCouncil } from './works-council.js';

/**
 * The HTTP interface of design section 7. Every operation of openapi/operations.ts becomes a route that goes through
 * the same steps: who calls, may they, how often, read the body, hold it against the schema, only once per
 * Idempotency-Key, then the handler, whose answer is data. Everything that goes wrong becomes a problem document.
 */
export function createHttpApp(dependencies: HttpDependencies): Express {
  const { context } = dependencies;
  const settings: HttpSettings = { ...DEFAULT_HTTP_SETTINGS, ...dependencies.settings };
  const authenticator = createAuthenticator(context.store.apiKeys, context.clock, {
    cacheMs: settings.keyCacheMs,
  });
  const callers: Callers = new WeakMap();
  const bodies: BodyBytes = new WeakMap();
  const tracks: Tracks = new WeakMap();
  const document = buildOpenApiDocument(OPERATIONS, dependencies.version);

  const authorizeParts = {
    authenticator,
    refusedKeys: createRefusedKeys({ perMinute: settings.refusedKeysPerMinute }),
    clock: context.clock,
    callers,
    open: new Set<OperationId>(settings.metricsPublic ? ['getMetrics'] : []),
  };
  const worksCouncil = createWorksCouncil(context, settings.worksCouncil);
  const handlers = createHandlers(dependencies, {
    worksCouncil,
    isWorksCouncilOn: settings.worksCouncil,
    authenticator,
    document,
    streams: createEventStreams(dependencies, settings),
    stillAllowed: async (call) => {
      const key = bearerKey(call.header('authorization'));
      return key !== null && (authenticator.known(key) ?? (await authenticator.lookUp(key))) !== null;
    },
  });
  const limit = limitCalls(settings.callsPerMinute, callers);

  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', settings.trustedProxies);
  app.use(trackRequests(dependencies, tracks));
  app.use(helmet(HELMET));

  for (const operation of OPERATIONS) {
    app[operation.method](
      expressPath(operation.path),
      noteOperation(tracks, operation.id),
      authorize(operation.id, authorizeParts),
      limit,
      readBody(operation.body, settings, bodies),
      validateCall(operation, settings),
      callHandler(operation, handlers, { dependencies, settings, callers, bodies, tracks, worksCouncil }),
    );
  }
  for (const path of new Set(OPERATIONS.map((operation) => operation.path))) {
    app.all(expressPath(path), otherMethods(path));
  }
  if (dependencies.consoleDir !== undefined && existsSync(dependencies.consoleDir)) {
    app.use('/console', serveConsole(dependencies.consoleDir));
  }
  app.use((_request, _response, next) => {
    next(new HttpProblem(problem(404, 'route-not-found', 'There is nothing at this address.')));
  });
  app.use(answerErrors(context.log, tracks));
  return app;
}

/** Nothing may be loaded from elsewhere, and nobody may frame the console. */
const HELMET = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      imgSrc: ["'self'", 'data:'],
    },
  },
} as const;

const expressPath = (path: string) => path.replace(PATH_PARAMETER, ':$1');

const noteOperation =
  (tracks: Tracks, id: OperationId): RequestHandler =>
  (request, _response, next) => {
    const track = tracks.get(request);
    if (track !== undefined) track.operation = id;
    next();
  };

/** 405 with the methods that there are; OPTIONS tells them too. */
function otherMethods(path: string): RequestHandler {
  const methods = OPERATIONS.filter((operation) => operation.path === path).map(({ method }) =>
    method.toUpperCase(),
  );
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  return (request, response, next) => {
    if (request.method === 'OPTIONS') {
      response.status(204).set('Allow', allow).end();
      return;
    }
    next(
      new HttpProblem(problem(405, 'method-not-allowed', `This address takes ${allow}.`), { Allow: allow }),
    );
  };
}

interface CallParts {
  readonly dependencies: HttpDependencies;
  readonly settings: HttpSettings;
  readonly callers: Callers;
  readonly bodies: BodyBytes;
  readonly tracks: Tracks;
  readonly worksCouncil: WorksCouncil;
}

function callHandler(operation: Operation, handlers: Handlers, parts: CallParts): RequestHandler {
  const { context } = parts.dependencies;
  // the request has been held against the schemas that the handler's types are written after
  const handle = handlers[operation.id] as (call: Call) => Promise<Answer>;
  return async (request: Request, response: Response) => {
    const caller = parts.callers.get(request) ?? NOBODY;
    const call: Call = {
      caller,
      params: Object.fromEntries(
        Object.entries(request.params).map(([name, value]) => [name, String(value)]),
      ),
      query: request.query,
      body: request.body,
      header: (name) => request.get(name),
    };
    const key = operation.idempotent ? request.get('idempotency-key') : undefined;
    const refusal = parts.worksCouncil.refusal(operation.id, call);
    if (refusal !== null) return sendAnswer(refusal, request, response);
    const run = () => handle(call);
    const answer =
      key === undefined
        ? await run()
        : await onceOnly(
            {
              idempotency: context.store.idempotency,
              clock: context.clock,
              ttlMs: parts.settings.idempotencyTtlMs,
            },
            {
              key,
              callerId: caller.keyId,
              method: request.method,
              path: request.path,
              body: parts.bodies.get(request) ?? new Uint8Array(),
            },
            run,
          );
    const track = parts.tracks.get(request);
    if (track !== undefined) track.subjects = answerSubjects(operation.path, call, answer, caller);
    await sendAnswer(await parts.worksCouncil.told(operation.id, answer, caller), request, response);
  };
}
