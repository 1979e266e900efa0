import { CHANNELS } from '../../domain/channel.js';
import { DIRECTORY_KEY_TYPES } from '../../domain/customer-record.js';
import { TIERS } from '../../domain/prediction.js';
import { CONFLICT_KINDS, RELATED_OUTCOMES } from '../../domain/related-records.js';
import { RESERVATION_STATES } from '../../domain/reservation.js';
import { TICKET_STATES } from '../../domain/ticket.js';
import { URGENCIES, URGENCY_SIGNS } from '../../domain/urgency.js';
import {
  confidence,
  dateTime,
  type JsonSchema,
  nullable,
  nullableDateTime,
  objectOf,
  ref,
  storedSkills,
  strings,
} from './operation.js';

const entity = (parts: Readonly<Record<string, JsonSchema>> = {}): JsonSchema =>
  objectOf(
    {
      type: { type: 'string' },
      value: { type: 'string' },
      text: { type: 'string' },
      start: { type: 'integer' },
      end: { type: 'integer' },
      confidence,
      recognizer: { type: 'string' },
      relative: { const: true },
      ...parts,
    },
    ['relative'],
  );

const directoryKey = { type: { enum: DIRECTORY_KEY_TYPES }, value: { type: 'string' } };
const displayFields: JsonSchema = { type: 'object', additionalProperties: { type: 'string' } };
const customer = { customerNumber: { type: 'string' }, name: nullable('string') };
const relatedItems: JsonSchema = {
  type: 'array',
  items: objectOf({
    number: { type: 'string' },
    fields: displayFields,
    named: { type: 'boolean', description: 'The messages name it.' },
  }),
};

const RELATED_RECORDS: JsonSchema = {
  ...objectOf({
    outcome: { enum: RELATED_OUTCOMES },
    customer: {
      oneOf: [
        objectOf(
          {
            ...customer,
            emailAddress: { type: 'string' },
            phoneNumber: { type: 'string' },
            fields: displayFields,
          },
          ['emailAddress', 'phoneNumber'],
        ),
        { type: 'null' },
      ],
    },
    confidence,
    matchedBy: { type: 'array', items: objectOf(directoryKey) },
    orders: relatedItems,
    contracts: relatedItems,
    invoices: relatedItems,
    candidates: {
      type: 'array',
      description: 'Who may be meant, likeliest first; only where it is not plain.',
      items: objectOf({ ...customer, confidence }),
    },
    conflicts: {
      type: 'array',
      description: 'What the messages name and belongs to another customer, or to nobody.',
      items: objectOf({
        ...directoryKey,
        kind: { enum: CONFLICT_KINDS },
        customerNumber: nullable('string'),
      }),
    },
    complete: { type: 'boolean', description: 'false: the directory did not answer all that was asked.' },
    lookedUpAt: dateTime,
  }),
  description: 'What the company’s systems know of the customer and what the messages name.',
};

export const TICKET_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Entity: entity(),
  TicketEntity: entity({ messageId: { type: 'string' } }),
  Reservation: objectOf({
    id: { type: 'string' },
    ticketId: { type: 'string' },
    agentId: { type: 'string' },
    state: { enum: RESERVATION_STATES },
    createdAt: dateTime,
    expiresAt: dateTime,
    endedAt: nullableDateTime,
    reason: nullable('string'),
  }),
  RelatedRecords: RELATED_RECORDS,
  Ticket: objectOf(
    {
      id: { type: 'string' },
      version: { type: 'integer' },
      state: { enum: TICKET_STATES },
      conversationId: { type: 'string' },
      messageIds: strings,
      customerId: nullable('string'),
      customerAttributes: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'What the delivering systems know about the customer.',
      },
      channel: { enum: CHANNELS },
      language: { type: 'string' },
      subject: nullable('string'),
      businessCase: nullable('string'),
      confidence,
      tier: { enum: TIERS },
      outOfScope: { type: 'boolean' },
      alternatives: { type: 'array', items: objectOf({ businessCase: { type: 'string' }, confidence }) },
      secondary: strings,
      entities: { type: 'array', items: ref('TicketEntity') },
      modelId: { type: 'string' },
      urgency: { enum: URGENCIES },
      urgencySigns: { type: 'array', items: { enum: URGENCY_SIGNS } },
      related: { oneOf: [ref('RelatedRecords'), { type: 'null' }] },
      missing: {
        ...strings,
        description: 'Entity types that the case needs and nobody knows; only where one ticket is asked for.',
      },
      queue: { type: 'string' },
      requiredSkills: storedSkills,
      priority: { type: 'number' },
      agentId: nullable('string'),
      reservation: { oneOf: [ref('Reservation'), { type: 'null' }] },
      preferredAgentId: nullable('string'),
      relaxation: {
        type: 'array',
        description: 'Steps still to come: what is asked for less, the longer it waits.',
        items: objectOf({ afterSeconds: { type: 'number' }, drop: strings, lower: storedSkills }, [
          'drop',
          'lower',
        ]),
      },
      createdAt: dateTime,
      waitingSince: dateTime,
      dueAt: { ...nullableDateTime, description: 'By when it should be with an agent.' },
      heldUntil: { ...nullableDateTime, description: 'Put aside until then.' },
      wrapUntil: { ...nullableDateTime, description: 'When the work after the answer ends by itself.' },
      acceptedAt: nullableDateTime,
      completedAt: nullableDateTime,
      replies: {
        type: 'array',
        description: 'What was sent to the customer, oldest first.',
        items: ref('TicketReply'),
      },
    },
    ['missing'],
  ),
  TicketReply: objectOf({
    id: { type: 'string' },
    sentAt: dateTime,
    messageId: { type: 'string', description: 'The message that it answers.' },
    channel: { enum: CHANNELS },
    automatic: { type: 'boolean' },
    agentId: nullable('string'),
    articleId: nullable('string'),
    edited: { type: 'boolean', description: 'The agent changed what the article said.' },
    text: { type: 'string' },
  }),
  DecisionRecord: objectOf({
    id: { type: 'string' },
    ticketId: { type: 'string' },
    at: dateTime,
    data: {
      type: 'object',
      required: ['kind'],
      properties: { kind: { type: 'string' } },
      additionalProperties: true,
    },
  }),
};
