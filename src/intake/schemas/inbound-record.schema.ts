/**
 * JSON Schema (2020-12 subset, validated by Ajv) of the value of an inbound record; the same on all three topics and
 * for `POST /v1/messages`, which adds `channel`. Published in docs/data-format.md and in the OpenAPI document.
 */
const address = { type: 'string', minLength: 1, maxLength: 500 } as const;

export const INBOUND_RECORD_SCHEMA = {
  $id: 'https://weiche.example/schemas/inbound-record.json',
  title: 'Inbound record',
  type: 'object',
  additionalProperties: false,
  properties: {
    id: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._:~@+-]{0,127}$',
      description: 'The sender system’s id of this message: the same id again is the same message.',
    },
    receivedAt: {
      type: 'string',
      format: 'date-time',
      description: 'When the customer’s message reached the company.',
    },
    from: {
      ...address,
      description: 'The customer’s address, or `Name <address>`; on chat any stable sender id.',
    },
    to: {
      anyOf: [address, { type: 'array', items: address, maxItems: 100 }],
      description: 'The company’s address or addresses.',
    },
    subject: { type: 'string', maxLength: 2_000 },
    text: { type: 'string', maxLength: 2_000_000, description: 'Plain text.' },
    html: {
      type: 'string',
      maxLength: 10_000_000,
      description: 'Used when there is no text, or for its structure.',
    },
    raw: {
      type: 'string',
      minLength: 4,
      maxLength: 37_748_736,
      description: 'A whole RFC 5322 message in base64; excludes text and html. Channel email only.',
    },
    fields: {
      type: 'object',
      maxProperties: 200,
      propertyNames: { minLength: 1, maxLength: 200, not: { const: '__proto__' } },
      additionalProperties: { type: ['string', 'number', 'boolean', 'null'], maxLength: 100_000 },
      description: 'Form fields by label, as submitted.',
    },
    customerId: { type: 'string', minLength: 1, maxLength: 200 },
    conversationId: { type: 'string', minLength: 1, maxLength: 200 },
    customerAttributes: {
      type: 'object',
      maxProperties: 50,
      propertyNames: { pattern: '^[A-Za-z][A-Za-z0-9_-]{0,99}$' },
      additionalProperties: { type: ['string', 'number', 'boolean'], maxLength: 200 },
      description:
        'What your systems know about the customer, for filters of the workflow: `{"segment": "vip"}`.',
    },
  },
  not: { required: ['raw'], anyOf: [{ required: ['text'] }, { required: ['html'] }] },
} as const;

/** What the schema admits. */
export interface InboundRecordValue {
  readonly id?: string;
  readonly receivedAt?: string;
  readonly from?: string;
  readonly to?: string | readonly string[];
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly raw?: string;
  readonly fields?: Readonly<Record<string, string | number | boolean | null>>;
  readonly customerId?: string;
  readonly conversationId?: string;
  readonly customerAttributes?: Readonly<Record<string, string | number | boolean>>;
}
