import { AGENT_ORDERS } from '../../domain/agent-order.js';
import { WEEKDAYS } from '../../domain/opening-hours.js';
import { WORKFLOW_SCHEMA } from '../../routing/workflow/workflow-schema.js';
import {
  type JsonSchema,
  json,
  listOf,
  name,
  nullable,
  type Operation,
  objectOf,
  ref,
  skills,
  storedSkills,
  text,
} from './operation.js';

const displayName = objectOf({ de: text(200, { minLength: 1 }), en: text(200, { minLength: 1 }) });

const time = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
const closingTime = { type: 'string', pattern: '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' };
const spans = {
  type: 'array',
  maxItems: 20,
  items: objectOf({ from: time, to: closingTime }),
};

const openingHours: JsonSchema = {
  ...objectOf(
    {
      timeZone: text(60, { description: 'IANA name, such as Europe/Berlin.' }),
      weekly: {
        type: 'array',
        maxItems: 100,
        items: objectOf({
          days: { type: 'array', minItems: 1, maxItems: 7, uniqueItems: true, items: { enum: WEEKDAYS } },
          from: time,
          to: closingTime,
        }),
      },
      holidays: {
        type: 'array',
        maxItems: 500,
        description: 'Dates on which the week’s hours do not hold; closed, or open in the hours named.',
        items: objectOf({ date: { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }, open: spans }, [
          'open',
        ]),
      },
    },
    ['holidays'],
  ),
  description: 'When tickets are offered, by the local clock, summer time included; always where left out.',
};

const overflow: JsonSchema = {
  ...objectOf(
    {
      to: name,
      afterSeconds: { type: 'number', minimum: 1, maximum: 31_536_000 },
      whenClosed: { type: 'boolean' },
    },
    ['afterSeconds', 'whenClosed'],
  ),
  description:
    'Where tickets go that cannot be served here: after a time, while the queue is closed, or both.',
};

const QUEUE_OPTIONS = {
  openingHours,
  overflow,
  autoAccept: { type: 'boolean', description: 'Offers need no answer; the ticket is the agent’s at once.' },
  agentOrder: {
    enum: AGENT_ORDERS,
    description: 'Who of its free agents is asked first; least-loaded where left out.',
  },
  wrapUpSeconds: {
    type: 'number',
    minimum: 0,
    maximum: 86_400,
    description: 'How long an agent is kept for work after the answer.',
  },
};
const OPTIONAL = Object.keys(QUEUE_OPTIONS);

const replayedQueues = {
  type: 'array',
  items: objectOf({
    queue: { type: 'string' },
    tickets: { type: 'integer' },
    unanswered: { type: 'integer' },
    meanWaitSeconds: { type: 'number' },
    longestWaitSeconds: { type: 'number' },
    serviceLevel: { type: 'number', minimum: 0, maximum: 1 },
  }),
};
const replayedTicket = objectOf({
  queue: { type: 'string' },
  priority: { type: 'number' },
  agentId: nullable('string'),
  waitSeconds: nullable('number'),
  targetWaitSeconds: { type: 'number' },
});
const replay: JsonSchema = {
  ...objectOf({
    tickets: { type: 'integer' },
    before: replayedQueues,
    after: replayedQueues,
    changes: {
      type: 'array',
      items: objectOf(
        {
          ticketId: { type: 'string' },
          businessCase: nullable('string'),
          newBusinessCase: nullable('string'),
          before: replayedTicket,
          after: replayedTicket,
        },
        ['newBusinessCase'],
      ),
    },
  }),
  description:
    'The same tickets run through routing with everybody registered at work, as it is and as it would be.',
};

export const ROUTING_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Queue: objectOf(
    {
      name: { type: 'string' },
      version: { type: 'integer' },
      displayName: objectOf({ de: { type: 'string' }, en: { type: 'string' } }),
      weight: { type: 'number' },
      serviceLevelSeconds: { type: 'number' },
      requiredSkills: storedSkills,
      ...QUEUE_OPTIONS,
    },
    OPTIONAL,
  ),
  QueueProfile: objectOf(
    {
      displayName,
      weight: { type: 'number', exclusiveMinimum: 0, maximum: 1000, default: 1 },
      serviceLevelSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 31_536_000 },
      requiredSkills: skills,
      ...QUEUE_OPTIONS,
    },
    ['weight', ...OPTIONAL],
  ),
  Workflow: { ...WORKFLOW_SCHEMA, required: [...WORKFLOW_SCHEMA.required, 'version'] },
  WorkflowDraft: {
    ...WORKFLOW_SCHEMA,
    description:
      'Ordered filters; the first that holds decides, else the default. `version` is the version that the change ' +
      'starts from: when it is no longer the current one, the answer is 409.',
  },
};

const workflowAnswer = {
  status: 200,
  description: 'The workflow that is in force.',
  contents: json(ref('Workflow')),
};

export const ROUTING_OPERATIONS: readonly Operation[] = [
  {
    id: 'listQueues',
    method: 'get',
    path: '/v1/queues',
    tag: 'routing',
    summary: 'All queues',
    success: { status: 200, description: 'The queues.', contents: json(listOf(ref('Queue'))) },
  },
  {
    id: 'putQueue',
    method: 'put',
    path: '/v1/queues/{id}',
    params: { id: name },
    tag: 'routing',
    summary: 'Creates or replaces a queue; hours that overlap or an overflow in a circle are refused',
    body: { contents: json(ref('QueueProfile')) },
    success: { status: 200, description: 'The queue.', contents: json(ref('Queue')) },
  },
  {
    id: 'getWorkflow',
    method: 'get',
    path: '/v1/workflow',
    tag: 'routing',
    summary: 'The workflow, with its version as ETag',
    success: workflowAnswer,
  },
  {
    id: 'putWorkflow',
    method: 'put',
    path: '/v1/workflow',
    tag: 'routing',
    summary: 'Activates a workflow for all tickets that come from now on',
    description: 'Name the version that the change starts from, in `version` or `If-Match`.',
    headers: { 'If-Match': text(100) },
    body: { contents: json(ref('WorkflowDraft')) },
    success: workflowAnswer,
  },
  {
    id: 'listWorkflowVersions',
    method: 'get',
    path: '/v1/workflow/versions',
    tag: 'routing',
    summary: 'The versions of the workflow, newest first; at most 200',
    success: { status: 200, description: 'The versions.', contents: json(listOf(ref('Workflow'))) },
  },
  {
    id: 'rollBackWorkflow',
    method: 'post',
    path: '/v1/workflow/rollback',
    tag: 'routing',
    summary: 'Activates what an earlier version said, as a new version',
    body: {
      contents: json(
        objectOf(
          {
            toVersion: { type: 'integer', minimum: 1 },
            expectedVersion: {
              type: 'integer',
              minimum: 0,
              description: 'The version that is in force; 409 when it is another.',
            },
          },
          ['expectedVersion'],
        ),
      ),
    },
    success: workflowAnswer,
    idempotent: true,
  },
  {
    id: 'dryRunWorkflow',
    method: 'post',
    path: '/v1/workflow/dry-run',
    tag: 'routing',
    summary: 'What a workflow would change for the latest tickets; nothing is stored',
    body: {
      contents: json(
        objectOf(
          {
            workflow: ref('WorkflowDraft'),
            limit: {
              type: 'integer',
              minimum: 1,
              maximum: 1000,
              default: 200,
              description: 'How many tickets.',
            },
          },
          ['limit'],
        ),
      ),
    },
    success: {
      status: 200,
      description: 'The tickets that would go elsewhere.',
      contents: json(
        objectOf({
          tickets: { type: 'integer', description: 'How many were routed on paper.' },
          unchanged: { type: 'integer' },
          changes: {
            type: 'array',
            items: objectOf({
              ticketId: { type: 'string' },
              businessCase: nullable('string'),
              fromQueue: { type: 'string' },
              toQueue: { type: 'string' },
              fromPriority: { type: 'number' },
              toPriority: { type: 'number' },
            }),
          },
          replay,
        }),
      ),
    },
  },
];
