import type { Express } from 'express';
import type { Role } from '../../../src/domain/api-key.js';
import type { BusinessCase } from '../../../src/domain/business-case.js';
import type { DomainEvent } from '../../../src/domain/event.js';
import { createHttpApp } from '../../../src/http/create-http-app.js';
import { hashApiKey } from '../../../src/http/hash-api-key.js';
import type { HttpDependencies, HttpUseCases } from '../../../src/http/http-dependencies.js';
import type { HttpSettings } from '../../../src/http/http-settings.js';
import type { LogFields, Logger } from '../../../src/ports/logger.js';
import type { Store } from '../../../src/ports/store.js';
import type { KnowledgeSource } from '../../../src/service/knowledge-source.js';
import { notFound, ok } from '../../../src/service/outcome.js';
import type { ServiceContext } from '../../../src/service/service-context.js';
import { submitMessage } from '../../../src/service/submit-message.js';
import { type FakeClock, fakeClock } from '../../fakes/fake-clock.js';
import { fakeIds } from '../../fakes/fake-ids.js';
import { inMemoryBroker } from '../../fakes/in-memory-bus.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';
import { NO_METRICS } from '../../fakes/silent.js';

/** The interface on fakes, with one key of each role, whose answers are held against the OpenAPI document too. */
export interface TestHttp {
  readonly app: Express;
  readonly store: Store;
  readonly clock: FakeClock;
  readonly context: ServiceContext;
  /** Log lines so far. */
  readonly logged: readonly { readonly level: string; readonly event: string; readonly fields: LogFields }[];
  readonly shutdown: AbortController;
  /** Sends an event to everybody who listens. */
  emit(event: DomainEvent): void;
  /** How many listen to events now. */
  listeners(): number;
}

/** Bearer keys of the test's callers: `agent` speaks for agent-1, `otherAgent` for agent-2. */
export const KEYS = {
  ingest: 'key-ingest',
  agent: 'key-agent-1',
  otherAgent: 'key-agent-2',
  supervisor: 'key-supervisor',
  data: 'key-data',
  admin: 'key-admin',
} as const;

export const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });

const CALLERS: readonly { readonly key: string; readonly role: Role; readonly agentId?: string }[] = [
  { key: KEYS.ingest, role: 'ingest' },
  { key: KEYS.agent, role: 'agent', agentId: 'agent-1' },
  { key: KEYS.otherAgent, role: 'agent', agentId: 'agent-2' },
  { key: KEYS.supervisor, role: 'supervisor' },
  { key: KEYS.data, role: 'data' },
  { key: KEYS.admin, role: 'admin' },
];

export const aBusinessCase = (key: string): BusinessCase => ({
  key,
  names: { de: key, en: key },
  description: { de: 'Beschreibung', en: 'Description' },
  synonyms: { de: [], en: [] },
  automation: 'allowed',
  skills: { orders: 1 },
  targetWaitSeconds: { email: 3600, 'web-form': 3600, chat: 30 },
  priority: 5,
  requiredEntities: [],
});

export async function openHttp(
  parts: {
    readonly settings?: Partial<HttpSettings>;
    readonly useCases?: Partial<HttpUseCases>;
    readonly dependencies?: Partial<HttpDependencies>;
    /** `track_order` and `cancel_order` unless told. */
    readonly businessCases?: readonly BusinessCase[];
    readonly wrapStore?: (store: Store) => Store;
    /** In memory unless told. */
    readonly store?: Store;
  } = {},
): Promise<TestHttp> {
  const clock = fakeClock();
  const fake = parts.store ?? inMemoryStore();
  const store = parts.wrapStore?.(fake) ?? fake;
  const logged: { level: string; event: string; fields: LogFields }[] = [];
  const line = (level: string) => (fields: LogFields, event: string) =>
    void logged.push({ level, event, fields });
  const log: Logger = { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
  const bus = inMemoryBroker({ clock }).connect();
  const context: ServiceContext = { store, bus, clock, ids: fakeIds(), log, metrics: NO_METRICS };

  for (const { key, role, agentId = null } of CALLERS) {
    await fake.apiKeys.insert({
      id: key,
      hash: hashApiKey(key),
      role,
      agentId,
      name: `name of ${key}`,
      createdAt: clock.now(),
      revokedAt: null,
    });
  }
  const businessCases = parts.businessCases ?? [aBusinessCase('track_order'), aBusinessCase('cancel_order')];
  const knowledge: KnowledgeSource = {
    businessCases: async () => businessCases,
    businessCase: async (key) => businessCases.find((businessCase) => businessCase.key === key) ?? null,
    trainingRows: async () => [],
    answers: async () => [],
    goldenRows: async () => [],
    heldOutRows: async () => [],
    successors: async () => new Map(),
    needsTwoPersons: async () => false,
  };
  const listeners = new Set<(event: DomainEvent) => void>();
  const shutdown = new AbortController();
  const app = createHttpApp({
    context,
    knowledge,
    useCases: { ...useCasesOn(context), ...parts.useCases },
    events: {
      subscribe({ listener }) {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    metrics: async () => ({ contentType: 'text/plain; version=0.0.4', body: 'weiche_up 1\n' }),
    notReady: async () => [],
    newSecret: () => `secret-${context.ids.next()}`,
    version: '1.2.3',
    shutdown: shutdown.signal,
    settings: { validateResponses: true, ...parts.settings },
    ...parts.dependencies,
  });
  return {
    app,
    store,
    clock,
    context,
    logged,
    shutdown,
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    listeners: () => listeners.size,
  };
}

/** Messages are really taken; what stands on models and routing answers with plain stand-ins. */
function useCasesOn(context: ServiceContext): HttpUseCases {
  return {
    submitMessage: (input, options) => {
      const all = { ownAddresses: [], ...options };
      if ('bytes' in input) return submitMessage(context, { kind: 'raw', bytes: input.bytes }, all);
      const { channel, ...value } = input;
      return submitMessage(context, { kind: 'value', channel, value }, all);
    },
    explainTicket: async (ticketId) => {
      if ((await context.store.tickets.get(ticketId)) === null) return notFound('ticket', ticketId);
      const decisions = await context.store.decisions.byTicket(ticketId);
      return ok({ ticketId, decisions, sentences: decisions.map(({ data }) => data.kind), waiting: null });
    },
    dryRunWorkflow: async () =>
      ok({
        tickets: 0,
        unchanged: 0,
        changes: [],
        replay: { tickets: 0, before: [], after: [], changes: [] },
      }),
    startRetrain: async () => notFound('trainer', 'none'),
    cancelJob: async (jobId) => notFound('job', jobId),
    compareModels: async ({ afterId }) => notFound('model', afterId),
    classify: async (rows) =>
      rows.map((row) => ({
        ...row,
        businessCase: 'track_order',
        outOfScope: false,
        confidence: 0.9,
        tier: 'preselect',
        alternatives: [],
      })),
    extract: async (rows) => rows.map((row) => ({ ...row, entities: [] })),
    carryingWords: async (ticketId) =>
      ok({ ticketId, businessCase: 'track_order', modelId: 'M-1', words: [{ word: 'Paket', weight: 2.5 }] }),
    reviewQueue: async () => ({ items: [], next: null }),
    listAnswers: async () => [],
    putAnswer: async (article) => ok({ ...article, version: 1 }),
  };
}
