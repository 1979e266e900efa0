import { CHANNELS } from '../../domain/channel.js';
import { AUTOMATIC_KINDS } from '../../domain/message.js';
import { INBOUND_RECORD_SCHEMA } from '../../intake/schemas/inbound-record.schema.js';
import {
  dateTime,
  type JsonSchema,
  json,
  nullable,
  type Operation,
  objectOf,
  ref,
  strings,
} from './operation.js';

export const MESSAGE_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  NewMessage: {
    type: 'object',
    description: 'A message as a channel hands it over. At least one of text, html, raw, subject and fields.',
    additionalProperties: false,
    required: ['channel'],
    properties: { channel: { enum: CHANNELS }, ...INBOUND_RECORD_SCHEMA.properties },
    not: INBOUND_RECORD_SCHEMA.not,
    anyOf: ['text', 'html', 'raw', 'subject', 'fields'].map((part) => ({ required: [part] })),
  },
  Message: objectOf({
    id: { type: 'string' },
    version: { type: 'integer' },
    channel: { enum: CHANNELS },
    receivedAt: dateTime,
    from: nullable('string'),
    fromName: nullable('string'),
    to: strings,
    subject: nullable('string'),
    text: { type: 'string', description: 'The whole readable text.' },
    newText: { type: 'string', description: 'What the customer newly wrote; offsets of entities index it.' },
    quotedText: { type: 'string' },
    signature: { type: 'string' },
    language: { type: 'string' },
    fields: {
      type: 'object',
      additionalProperties: { type: 'string' },
      description:
        'As submitted; secrets masked, all of the value where its label names one. A ticket number in it joins that ticket’s conversation if the sender took part.',
    },
    attachments: {
      type: 'array',
      items: objectOf({ name: { type: 'string' }, type: { type: 'string' }, bytes: { type: 'integer' } }),
    },
    customerId: nullable('string'),
    customerAttributes: { type: 'object', additionalProperties: { type: 'string' } },
    externalConversationId: nullable('string'),
    conversationId: nullable('string'),
    internetMessageId: nullable('string'),
    inReplyTo: nullable('string'),
    references: strings,
    automaticKind: { enum: [...AUTOMATIC_KINDS, null] },
    defects: strings,
    outcome: {
      oneOf: [
        objectOf({ kind: { const: 'received' } }),
        objectOf({ kind: { const: 'ticketed' }, ticketId: { type: 'string' } }),
        objectOf(
          { kind: { const: 'dropped' }, reason: { type: 'string' }, duplicateOf: { type: 'string' } },
          ['duplicateOf'],
        ),
      ],
    },
    ticketId: nullable('string'),
  }),
};

export const MESSAGE_OPERATIONS: readonly Operation[] = [
  {
    id: 'submitMessage',
    method: 'post',
    path: '/v1/messages',
    tag: 'messages',
    summary: 'Hands a message in',
    description:
      'The message is stored before the answer; it is read, classified and routed right after. The same `id`, or ' +
      'the same `Idempotency-Key`, is the same message. A whole e-mail goes as `message/rfc822`.',
    body: {
      contents: {
        ...json(ref('NewMessage')),
        'message/rfc822': {
          type: 'string',
          format: 'binary',
          description: 'The bytes of one RFC 5322 message.',
        },
      },
      size: 'message',
    },
    success: {
      status: 202,
      description: 'Stored.',
      contents: json(objectOf({ messageId: { type: 'string' } })),
    },
    idempotent: true,
  },
  {
    id: 'getMessage',
    method: 'get',
    path: '/v1/messages/{id}',
    tag: 'messages',
    summary: 'One message as stored, with what was read from it and its ticket',
    success: { status: 200, description: 'The message.', contents: json(ref('Message')) },
  },
];
