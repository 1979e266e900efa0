import type { Migration } from '../migrate.js';

// Every collection has its own table: the document as JSON in `body` (last, because it may be long), and beside it
// only what is searched by. Times are milliseconds since 1970. What a document is found by several values of
// (a conversation by each participant) lies in a table `..._keys`; `rank` orders the documents of one value.
const DOCUMENTS = ['agents', 'queues', 'business_cases', 'jobs', 'answers'];

const FIRST = `
CREATE TABLE messages (
  id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL,
  sender TEXT, received_at INTEGER NOT NULL, internet_message_id TEXT,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_sender ON messages (sender, received_at) WHERE sender IS NOT NULL;
CREATE INDEX messages_by_internet_id ON messages (internet_message_id) WHERE internet_message_id IS NOT NULL;

CREATE TABLE conversations (
  id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE conversations_keys (
  kind TEXT NOT NULL, value TEXT NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (kind, value, rank, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
  id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, fencing_token INTEGER NOT NULL DEFAULT 0,
  first_message_id TEXT UNIQUE, state TEXT NOT NULL, queue TEXT NOT NULL, business_case TEXT, agent_id TEXT,
  conversation_id TEXT NOT NULL, reservation_id TEXT, created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX tickets_by_age ON tickets (created_at, id);
CREATE INDEX tickets_by_state ON tickets (state, created_at, id);
CREATE INDEX tickets_by_queue ON tickets (queue, created_at, id);
CREATE INDEX tickets_by_case ON tickets (business_case, created_at, id) WHERE business_case IS NOT NULL;
CREATE INDEX tickets_by_agent ON tickets (agent_id, created_at, id) WHERE agent_id IS NOT NULL;
CREATE INDEX tickets_by_conversation ON tickets (conversation_id, created_at, id);
CREATE INDEX tickets_by_reservation ON tickets (reservation_id) WHERE reservation_id IS NOT NULL;
CREATE INDEX tickets_open ON tickets (created_at, id) WHERE state IN ('pending', 'reserved', 'assigned', 'wrapping');
CREATE TABLE tickets_keys (
  kind TEXT NOT NULL, value TEXT NOT NULL, rank INTEGER NOT NULL, id TEXT NOT NULL,
  PRIMARY KEY (kind, value, rank, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ticket_fence (only INTEGER PRIMARY KEY CHECK (only = 1), token INTEGER NOT NULL) STRICT;
INSERT INTO ticket_fence VALUES (1, 0);

CREATE TABLE outbox (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  event_id TEXT NOT NULL, collection TEXT NOT NULL, document_id TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_by_event ON outbox (event_id);

${DOCUMENTS.map(
  (name) =>
    `CREATE TABLE ${name} (id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL) STRICT;`,
).join('\n')}

CREATE TABLE workflows (version INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;

CREATE TABLE feedback (
  id TEXT NOT NULL PRIMARY KEY, ticket_id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX feedback_by_ticket ON feedback (ticket_id, at, id);
CREATE INDEX feedback_by_time ON feedback (at, id);

CREATE TABLE examples (
  id TEXT NOT NULL PRIMARY KEY, label TEXT, golden INTEGER NOT NULL, created_at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX examples_by_time ON examples (created_at, id);
CREATE INDEX examples_by_label ON examples (label, created_at, id);
CREATE INDEX examples_golden ON examples (created_at, id) WHERE golden = 1;

CREATE TABLE models (
  id TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, created_at INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE model_file_sets (model_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE model_files (
  model_id TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL, UNIQUE (model_id, name)
) STRICT;

CREATE TABLE blobs (key TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;

CREATE TABLE decisions (
  id TEXT NOT NULL PRIMARY KEY, ticket_id TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_ticket ON decisions (ticket_id, at, id);

CREATE TABLE leases (
  name TEXT NOT NULL PRIMARY KEY, holder TEXT, token INTEGER NOT NULL, expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT NOT NULL PRIMARY KEY, hash TEXT NOT NULL UNIQUE, revoked_at INTEGER, body TEXT NOT NULL
) STRICT;

CREATE TABLE idempotency (
  key TEXT NOT NULL PRIMARY KEY, request_hash TEXT NOT NULL, expires_at INTEGER NOT NULL, status INTEGER, body TEXT
) STRICT;
CREATE INDEX idempotency_by_expiry ON idempotency (expires_at);
`;

const migrations: readonly Migration[] = [{ number: 1, sql: FIRST }];

/** `applicationId` spells "WStr". */
export const STORE_SCHEMA = { name: 'store', applicationId: 0x57537472, migrations };
