import { AGENT_OPERATIONS } from './agent-operations.js';
import { INSIGHT_OPERATIONS } from './insight-operations.js';
import { KNOWLEDGE_OPERATIONS } from './knowledge-operations.js';
import { MESSAGE_OPERATIONS } from './message-operations.js';
import { MODEL_OPERATIONS } from './model-operations.js';
import type { Operation } from './operation.js';
import { ROUTING_OPERATIONS } from './routing-operations.js';
import { ROW_OPERATIONS } from './row-operations.js';
import { SYSTEM_OPERATIONS } from './system-operations.js';
import { TICKET_OPERATIONS } from './ticket-operations.js';

/** Every call of the interface. Routes, roles, validation and documentation all follow from this list. */
export const OPERATIONS: readonly Operation[] = [
  ...MESSAGE_OPERATIONS,
  ...TICKET_OPERATIONS,
  ...AGENT_OPERATIONS,
  ...ROUTING_OPERATIONS,
  ...INSIGHT_OPERATIONS,
  ...KNOWLEDGE_OPERATIONS,
  ...MODEL_OPERATIONS,
  ...ROW_OPERATIONS,
  ...SYSTEM_OPERATIONS,
];
