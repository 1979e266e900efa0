import { FEEDBACK_KINDS } from '../../domain/feedback.js';
import { DISPLAY_LANGUAGES } from '../../domain/language.js';
import { TICKET_STATES } from '../../domain/ticket.js';
import {
  json,
  listOf,
  name,
  nullableDateTime,
  type Operation,
  objectOf,
  pageQuery,
  ref,
  strings,
  text,
} from './operation.js';

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
