import { WORKFLOW_SCHEMA } from '../../routing/workflow/workflow-schema.js';
import {
  type JsonSchema,
  json,
  listOf,
  name,
  nullable,
  nullableDateTime,
  type Operation,
  objectOf,
  ref,
  skills,
  storedSkills,
  text,
} from './operation.js';

const displayName = objectOf({ de: text(200, { minLength: 1 }), en: text(200, { minLength: 1 }) });

export const ROUTING_SCHEMAS: Readonly<Record<string, JsonSchema>> = {
  Queue: objectOf({
    name: { type: 'string' },
    version: { type: 'integer' },
    displayName: objectOf({ de: { type: 'string' }, en: { type: 'string' } }),
    weight: { type: 'number' },
    serviceLevelSeconds: { type: 'number' },
    requiredSkills: storedSkills,
  }),
  QueueProfile: objectOf(
    {
      displayName,
      weight: { type: 'number', exclusiveMinimum: 0, maximum: 1000, default: 1 },
      serviceLevelSeconds: { type: 'number', exclusiveMinimum: 0, maximum: 31_536_000 },
      requiredSkills: skills,
    },
    ['weight'],
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
    summary: 'Creates or replaces a queue',
    body: { contents: json(ref('QueueProfile')) },
    success: { status: 200, description: 'The queue.', contents: json(ref('Queue')) },
  },
  {
    id: 'getOverview',
    method: 'get',
    path: '/v1/overview',
    tag: 'routing',
    summary: 'How queues and agents stand now, and what the latest tickets were about',
    success: {
      status: 200,
      description: 'Figures.',
      contents: json(
        objectOf({
          queues: {
            type: 'array',
            items: objectOf({
              queue: { type: 'string' },
              waiting: { type: 'integer' },
              offered: { type: 'integer' },
              working: { type: 'integer' },
              oldestWaitingSince: nullableDateTime,
              inTime: {
                type: ['number', 'null'],
                description: 'Share of the latest tickets accepted within the service level.',
              },
            }),
          },
          agents: {
            type: 'array',
            items: objectOf({
              agentId: { type: 'string' },
              tickets: { type: 'integer' },
              load: { type: 'number', description: '1: full.' },
            }),
          },
          businessCases: {
            type: 'array',
            items: objectOf({ businessCase: nullable('string'), tickets: { type: 'integer' } }),
          },
          latestTickets: { type: 'integer' },
          tiers: { type: 'object', additionalProperties: { type: 'integer' } },
        }),
      ),
    },
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
        }),
      ),
    },
  },
];
