import { CHANNELS } from '../../domain/channel.js';
import { FEEDBACK_KINDS } from '../../domain/feedback.js';
import { DISPLAY_LANGUAGES } from '../../domain/language.js';
import { TIERS } from '../../domain/prediction.js';
import { RESERVATION_STATES } from '../../domain/reservation.js';
import { TICKET_STATES } from '../../domain/ticket.js';
import {
  confidence,
  dateTime,
  type JsonSchema,
  json,
  listOf,
  name,
  nullable,
  nullableDateTime,
  type Operation,
  objectOf,
  pageQuery,
  ref,
  storedSkills,
  strings,
  text,
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
  Ticket: objectOf({
    id: { type: 'string' },
    version: { type: 'integer' },
    state: { enum: TICKET_STATES },
    conversationId: { type: 'string' },
    messageIds: strings,
    customerId: nullable('string'),
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
  }),
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

/** Writes that name the version they have seen are refused with 412 when the ticket has changed since. */
const ifMatch = { 'If-Match': text(100) };
const ticketAnswer = { status: 200, description: 'The ticket as it is now.', contents: json(ref('Ticket')) };

export const TICKET_OPERATIONS: readonly Operation[] = [
  {
    id: 'listTickets',
    method: 'get',
    path: '/v1/tickets',
    tag: 'tickets',
    summary: 'Tickets, newest first',
    query: {
      state: { enum: TICKET_STATES },
      queue: text(200),
      businessCase: text(200),
      messageId: text(200),
      agentId: text(200),
      conversationId: text(200),
      ...pageQuery,
    },
    success: { status: 200, description: 'One page.', contents: json(listOf(ref('Ticket'))) },
  },
  {
    id: 'getTicket',
    method: 'get',
    path: '/v1/tickets/{id}',
    tag: 'tickets',
    summary: 'One ticket',
    success: ticketAnswer,
  },
  {
    id: 'explainTicket',
    method: 'get',
    path: '/v1/tickets/{id}/explanation',
    tag: 'tickets',
    summary: 'Why the ticket is what and where it is, in data and in sentences',
    query: { language: { enum: DISPLAY_LANGUAGES, default: 'en' } },
    success: {
      status: 200,
      description: 'Decision records, oldest first, and what a waiting ticket waits for.',
      contents: json(
        objectOf({
          ticketId: { type: 'string' },
          decisions: { type: 'array', items: ref('DecisionRecord') },
          sentences: strings,
          waiting: { type: ['object', 'null'], additionalProperties: true },
        }),
      ),
    },
  },
  {
    id: 'listCarryingWords',
    method: 'get',
    path: '/v1/tickets/{id}/words',
    tag: 'tickets',
    summary: 'Which words carry the business case that the live model sees, strongest first',
    success: {
      status: 200,
      description: 'At most ten; a negative weight speaks against the case.',
      contents: json(
        objectOf({
          ticketId: { type: 'string' },
          businessCase: { type: 'string' },
          modelId: { type: 'string' },
          words: {
            type: 'array',
            items: objectOf({
              word: { type: 'string' },
              weight: { type: 'number', description: 'How much the log probability falls without it.' },
            }),
          },
        }),
      ),
    },
  },
  {
    id: 'giveFeedback',
    method: 'post',
    path: '/v1/tickets/{id}/feedback',
    tag: 'tickets',
    summary: 'Confirms, corrects or rejects what the model said',
    body: {
      contents: json(
        objectOf(
          {
            kind: { enum: FEEDBACK_KINDS },
            businessCase: { type: ['string', 'null'], maxLength: 64, description: 'null: out of scope.' },
            entities: {
              type: 'array',
              maxItems: 500,
              description: 'All the right entities; they replace those found.',
              items: objectOf(
                {
                  type: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,63}$' },
                  start: { type: 'integer', minimum: 0 },
                  end: { type: 'integer', minimum: 1 },
                  value: text(2000),
                  messageId: text(200),
                },
                ['value', 'messageId'],
              ),
            },
            note: text(2000),
          },
          ['businessCase', 'entities', 'note'],
        ),
      ),
    },
    headers: ifMatch,
    success: ticketAnswer,
    idempotent: true,
  },
  {
    id: 'replyToTicket',
    method: 'post',
    path: '/v1/tickets/{id}/reply',
    tag: 'tickets',
    summary: 'Answers the customer: kept with the ticket and told on `weiche.replies`',
    description:
      'The customer’s latest message is answered once: another answer, also by another person, is refused (409 ' +
      '`already-answered`) unless `again` is true. Repeated with its `Idempotency-Key`, it sends nothing again.',
    body: {
      contents: json(
        objectOf(
          {
            text: text(20_000, { minLength: 1 }),
            answerId: text(200, { description: 'The article that the text began as.' }),
            again: { type: 'boolean' },
          },
          ['answerId', 'again'],
        ),
      ),
    },
    headers: ifMatch,
    success: ticketAnswer,
    idempotent: true,
  },
  {
    id: 'completeTicket',
    method: 'post',
    path: '/v1/tickets/{id}/complete',
    tag: 'tickets',
    summary: 'Ends the work on a ticket',
    body: {
      contents: json(
        objectOf({ wrapUp: { type: 'boolean', description: 'Keep it for work after the answer.' } }, [
          'wrapUp',
        ]),
      ),
      required: false,
    },
    headers: ifMatch,
    success: ticketAnswer,
    idempotent: true,
  },
  {
    id: 'transferTicket',
    method: 'post',
    path: '/v1/tickets/{id}/transfer',
    tag: 'tickets',
    summary: 'Hands a ticket to another queue or to a certain agent, its age kept',
    body: {
      contents: json(
        objectOf({ queue: name, agentId: name, reason: text(500) }, ['queue', 'agentId', 'reason']),
      ),
    },
    headers: ifMatch,
    success: ticketAnswer,
    idempotent: true,
  },
  {
    id: 'holdTicket',
    method: 'post',
    path: '/v1/tickets/{id}/hold',
    tag: 'tickets',
    summary: 'Puts a ticket aside until a follow-up date, or (null) ends that',
    description:
      'Its agent is free, and is offered it first when the date has come. A further message of the customer ends it.',
    body: {
      contents: json(objectOf({ until: nullableDateTime, reason: text(500) }, ['reason'])),
    },
    headers: ifMatch,
    success: ticketAnswer,
    idempotent: true,
  },
];
