import type { Agent } from '../../src/domain/agent.js';
import type { Answer } from '../../src/domain/answer.js';
import type { ApiKey } from '../../src/domain/api-key.js';
import type { StoredBusinessCase } from '../../src/domain/business-case.js';
import type { Conversation } from '../../src/domain/conversation.js';
import type { DecisionRecord } from '../../src/domain/decision-record.js';
import type { StoredExample } from '../../src/domain/example.js';
import type { Feedback } from '../../src/domain/feedback.js';
import type { Job } from '../../src/domain/job.js';
import type { Message } from '../../src/domain/message.js';
import type { ModelRecord } from '../../src/domain/model.js';
import type { Queue } from '../../src/domain/queue.js';
import type { Workflow } from '../../src/domain/workflow.js';
import type { DocumentRepository } from '../../src/ports/document-repository.js';
import type { NamedRepository } from '../../src/ports/named-repository.js';
import type { StoredEvent } from '../../src/ports/outbox.js';
import type { Store } from '../../src/ports/store.js';
import { deepCopy } from './deep-copy.js';
import { type InMemoryCollection, inMemoryCollection, inMemoryPage } from './in-memory-collection.js';
import { inMemoryIdempotency, inMemoryLeases } from './in-memory-leases.js';
import { inMemoryTickets } from './in-memory-tickets.js';

type Emit = (events: readonly StoredEvent[]) => void;

/** Everything that a store promises (test/contract/store), in memory. */
export function inMemoryStore(): Store {
  let waiting: StoredEvent[] = [];
  const listeners = new Set<(collection?: string) => void>();
  const emit: Emit = (events) => {
    if (events.length === 0) return;
    waiting.push(...events);
    for (const listener of listeners)
      for (const { collection } of events) queueMicrotask(() => listener(collection));
  };

  const messages = inMemoryCollection<Message>('messages', ({ id }) => id, emit);
  const conversations = inMemoryCollection<Conversation>('conversations', ({ id }) => id, emit);
  const models = inMemoryCollection<ModelRecord>('models', ({ id }) => id, emit);
  const feedback = inMemoryCollection<Feedback>('feedback', ({ id }) => id, emit);
  const examples = new Map<string, StoredExample>();
  const decisions = new Map<string, DecisionRecord>();
  const workflows = new Map<number, Workflow>();
  const apiKeys = new Map<string, ApiKey>();
  const blobs = new Map<string, { readonly bytes: Uint8Array; readonly type: string }>();
  const modelFiles = new Map<string, Readonly<Record<string, Uint8Array>>>();

  return {
    messages: {
      ...documents(messages),
      byInternetMessageIds: async (ids) =>
        messages
          .all()
          .filter(({ internetMessageId }) => internetMessageId !== null && ids.includes(internetMessageId)),
      recentFrom: async ({ senders, since, limit }) =>
        latestOfEach(
          messages
            .all()
            .filter(({ receivedAt }) => receivedAt >= since)
            .reverse(),
          {
            values: senders,
            valuesOf: ({ from }) => [from],
            timeOf: ({ receivedAt }) => receivedAt,
            limit,
          },
        ),
    },
    conversations: {
      ...documents(conversations),
      byInternetMessageIds: async (ids) =>
        conversations.all().filter((one) => one.internetMessageIds.some((id) => ids.includes(id))),
      byExternalId: async (externalId) =>
        conversations.all().find(({ externalIds }) => externalIds.includes(externalId)) ?? null,
      recentOf: async ({ participants, since, limit }) =>
        latestOfEach(
          conversations.all().filter(({ lastMessageAt }) => lastMessageAt >= since),
          {
            values: participants,
            valuesOf: (conversation) => conversation.participants,
            timeOf: ({ lastMessageAt }) => lastMessageAt,
            limit,
          },
        ),
    },
    tickets: inMemoryTickets(emit),
    agents: named(
      inMemoryCollection<Agent>('agents', ({ id }) => id, emit),
      ({ id }) => id,
    ),
    queues: named(
      inMemoryCollection<Queue>('queues', ({ name }) => name, emit),
      ({ name }) => name,
    ),
    businessCases: named(
      inMemoryCollection<StoredBusinessCase>('business_cases', ({ key }) => key, emit),
      ({ key }) => key,
    ),
    jobs: named(
      inMemoryCollection<Job>('jobs', ({ id }) => id, emit),
      ({ id }) => id,
    ),
    answers: named(
      inMemoryCollection<Answer>('answers', ({ id }) => id, emit),
      ({ id }) => id,
    ),
    workflows: {
      current: async () => deepCopy(workflows.get(Math.max(...workflows.keys())) ?? null),
      get: async (version) => deepCopy(workflows.get(version) ?? null),
      insert: async (workflow) => putOnce(workflows, workflow.version, workflow),
    },
    feedback: {
      insert: async (document) => feedback.insert({ document }),
      byTicket: async (ticketId) =>
        byTime(feedback.all(), ({ at }) => at).filter((one) => one.ticketId === ticketId),
      list: async (page) =>
        inMemoryPage(
          byTime(feedback.all(), ({ at }) => at),
          page,
          ({ id }) => id,
        ),
      countSince: async (since) => feedback.all().filter(({ at }) => at >= since).length,
    },
    examples: {
      insertMany: async (all) =>
        all.map((example) => putOnce(examples, example.id, { ...example, version: 1 })),
      remove: async (id) => examples.delete(id),
      list: async (query) => {
        const found = [...examples.values()].filter(
          ({ label, golden, createdAt }) =>
            (query.label === undefined || label === query.label) &&
            (query.golden ?? golden) === golden &&
            (query.since === undefined || createdAt >= query.since),
        );
        return inMemoryPage(byTime(found, ({ createdAt }) => createdAt).map(deepCopy), query, ({ id }) => id);
      },
      count: async () => examples.size,
    },
    models: {
      ...documents(models),
      champion: async () =>
        models
          .all()
          .filter(({ state }) => state === 'champion')
          .sort((a, b) => (b.promotedAt?.getTime() ?? 0) - (a.promotedAt?.getTime() ?? 0))[0] ?? null,
      list: async () => byTime(models.all(), ({ createdAt }) => createdAt).reverse(),
    },
    modelFiles: {
      put: async (modelId, files) => void putOnce(modelFiles, modelId, files),
      get: async (modelId) => deepCopy(modelFiles.get(modelId) ?? null),
      remove: async (modelId) => void modelFiles.delete(modelId),
    },
    blobs: {
      put: async (key, bytes, type) => void putOnce(blobs, key, { bytes, type }),
      get: async (key) => deepCopy(blobs.get(key) ?? null),
    },
    decisions: {
      insertMany: async (records) => {
        for (const record of records) putOnce(decisions, record.id, record);
      },
      byTicket: async (ticketId) =>
        byTime([...decisions.values()], ({ at }) => at)
          .filter((record) => record.ticketId === ticketId)
          .map(deepCopy),
    },
    leases: inMemoryLeases(),
    apiKeys: {
      byHash: async (hash) => deepCopy([...apiKeys.values()].find((key) => key.hash === hash) ?? null),
      all: async () => [...apiKeys.values()].map(deepCopy),
      insert: async (key) =>
        [...apiKeys.values()].some(({ hash }) => hash === key.hash)
          ? 'exists'
          : putOnce(apiKeys, key.id, key),
      revoke: async (id, at) => {
        const key = apiKeys.get(id);
        if (!key || key.revokedAt !== null) return false;
        apiKeys.set(id, { ...key, revokedAt: new Date(at) });
        return true;
      },
    },
    idempotency: inMemoryIdempotency(),
    outbox: {
      unpublished: async (limit) => waiting.slice(0, limit).map(deepCopy),
      unpublishedOf: async (collections, limit) =>
        waiting
          .filter(({ collection }) => collections.includes(collection))
          .slice(0, limit)
          .map(deepCopy),
      markPublished: async (events) => {
        const isMarked = (one: StoredEvent) =>
          events.some((other) => other.event.id === one.event.id && other.documentId === one.documentId);
        waiting = waiting.filter((one) => !isMarked(one));
      },
      onEvents(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    check: async () => {},
    close: async () => {},
  };
}

function documents<T extends { readonly id: string; readonly version: number }>(
  collection: InMemoryCollection<T>,
): DocumentRepository<T> {
  return {
    get: async (id) => collection.get(id),
    getMany: async (ids) => collection.getMany(ids),
    insertMany: async (all) => all.map(collection.insert),
    update: async (document, { events = [] } = {}) => collection.update({ document, events }),
    updateMany: async (all) => all.map(collection.update),
  };
}

function named<T extends { readonly version: number }>(
  collection: InMemoryCollection<T>,
  idOf: (document: T) => string,
): NamedRepository<T> {
  return {
    get: async (key) => collection.get(key),
    all: async () => [...collection.all()].sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)),
    put: async (document, { events = [] } = {}) => {
      if (document.version !== 0) return collection.update({ document, events });
      return collection.insert({ document, events }) === 'inserted' ? 'updated' : 'conflict';
    },
  };
}

function putOnce<K, V>(map: Map<K, V>, key: K, value: V): 'inserted' | 'exists' {
  if (map.has(key)) return 'exists';
  map.set(key, deepCopy(value));
  return 'inserted';
}

function byTime<T extends { readonly id: string }>(
  documents: readonly T[],
  timeOf: (document: T) => Date,
): T[] {
  return [...documents].sort((a, b) => timeOf(a).getTime() - timeOf(b).getTime() || (a.id < b.id ? -1 : 1));
}

function latestOfEach<T>(
  documents: readonly T[],
  {
    values,
    valuesOf,
    timeOf,
    limit,
  }: {
    readonly values: readonly string[];
    readonly valuesOf: (document: T) => readonly (string | null)[];
    readonly timeOf: (document: T) => Date;
    readonly limit: number;
  },
): ReadonlyMap<string, readonly T[]> {
  const latestFirst = documents.toSorted((a, b) => timeOf(b).getTime() - timeOf(a).getTime());
  const entries = [...new Set(values)].map(
    (value) => [value, latestFirst.filter((one) => valuesOf(one).includes(value)).slice(0, limit)] as const,
  );
  return new Map(entries.filter(([, found]) => found.length > 0));
}
