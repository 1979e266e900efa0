import type { Document } from 'mongodb';
import { TICKET_STATES } from '../../../domain/ticket.js';

export interface IndexSpec {
  /** Fields in their order; 1 ascending (indexes are read backwards as well). */
  readonly fields: readonly string[];
  readonly unique?: boolean;
  /** Leaves out documents that have none of the fields. */
  readonly sparse?: boolean;
  /** A help for servers that know it; nothing relies on it. */
  readonly expireAfterSeconds?: number;
}

export interface CollectionSpec {
  readonly indexes: readonly IndexSpec[];
  /** `$jsonSchema` that every document must fit, on servers that check. Says little, so that it is surely right. */
  readonly schema: Document;
}

const index = (...fields: readonly string[]): IndexSpec => ({ fields });
const sparse = (...fields: readonly string[]): IndexSpec => ({ fields, sparse: true });
const unique = (...fields: readonly string[]): IndexSpec => ({ fields, unique: true });

/** Finds the documents that carry events; those that carry none are not in it. */
const EVENTS = sparse('outbox.id');

const DATE = { bsonType: 'date' };
const WHOLE = { bsonType: 'number', minimum: 0 };
const LIST = { bsonType: 'array' };

const fields = (properties: Document): Document => ({
  bsonType: 'object',
  required: Object.keys(properties),
  properties,
});
/** Documents with a version of their own, and the events that they carry. */
const versioned = (properties: Document = {}): Document => ({
  bsonType: 'object',
  required: ['version', ...Object.keys(properties)],
  properties: { ...properties, version: { bsonType: 'number', minimum: 1 }, outbox: LIST },
});

/** All collections of a store. Only what every server of MongoDB's protocol has: no partial, text or hashed indexes. */
export const COLLECTIONS = {
  messages: {
    indexes: [index('from', 'receivedAt', '_id'), sparse('internetMessageId'), EVENTS],
    schema: versioned({ receivedAt: DATE, outcome: { bsonType: 'object' } }),
  },
  conversations: {
    indexes: [
      index('participants', 'lastMessageAt', '_id'),
      index('internetMessageIds'),
      index('externalIds'),
      EVENTS,
    ],
    schema: versioned({ participants: LIST, messageIds: LIST, createdAt: DATE, lastMessageAt: DATE }),
  },
  tickets: {
    indexes: [
      { fields: ['firstMessageId'], unique: true, sparse: true },
      index('messageIds'),
      sparse('reservation.id'),
      index('createdAt', '_id'),
      index('state', 'createdAt', '_id'),
      index('queue', 'createdAt', '_id'),
      index('businessCase', 'createdAt', '_id'),
      index('agentId', 'createdAt', '_id'),
      index('conversationId', 'createdAt', '_id'),
      EVENTS,
    ],
    schema: versioned({
      state: { enum: [...TICKET_STATES] },
      messageIds: LIST,
      createdAt: DATE,
      fencingToken: WHOLE,
    }),
  },
  fences: { indexes: [], schema: fields({ token: WHOLE }) },
  agents: { indexes: [EVENTS], schema: versioned() },
  queues: { indexes: [EVENTS], schema: versioned() },
  business_cases: { indexes: [EVENTS], schema: versioned() },
  jobs: { indexes: [EVENTS], schema: versioned({ createdAt: DATE }) },
  answers: { indexes: [EVENTS], schema: versioned() },
  models: {
    indexes: [index('createdAt', '_id'), index('state'), EVENTS],
    schema: versioned({ createdAt: DATE }),
  },
  workflows: { indexes: [], schema: fields({ filters: LIST }) },
  feedback: {
    indexes: [index('ticketId', 'at', '_id'), index('at', '_id')],
    schema: fields({ at: DATE }),
  },
  examples: {
    indexes: [
      index('createdAt', '_id'),
      index('label', 'createdAt', '_id'),
      index('golden', 'createdAt', '_id'),
    ],
    schema: fields({ createdAt: DATE, golden: { bsonType: 'bool' } }),
  },
  decisions: { indexes: [index('ticketId', 'at', '_id')], schema: fields({ at: DATE }) },
  model_file_sets: { indexes: [], schema: fields({ files: LIST }) },
  blobs: { indexes: [], schema: fields({ content: { bsonType: 'object' } }) },
  chunks: { indexes: [], schema: fields({ bytes: { bsonType: 'binData' } }) },
  leases: { indexes: [], schema: fields({ token: WHOLE, expiresAt: DATE }) },
  api_keys: { indexes: [unique('hash')], schema: fields({ createdAt: DATE }) },
  idempotency: {
    indexes: [{ fields: ['expiresAt'], expireAfterSeconds: 3600 }],
    schema: fields({ expiresAt: DATE }),
  },
} as const satisfies Record<string, CollectionSpec>;

export type CollectionName = keyof typeof COLLECTIONS;
