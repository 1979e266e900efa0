import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { type AgentProfile, putAgent, setPresence } from '../service/agents.js';
import type { KnowledgeSource } from '../service/knowledge-source.js';
import type { Outcome } from '../service/outcome.js';
import { putQueue, putWorkflow, type QueueProfile } from '../service/routing-configuration.js';
import type { ServiceContext } from '../service/service-context.js';
import { ConfigurationError } from './configuration.js';

interface ContactCentre {
  readonly queues: readonly QueueProfile[];
  readonly agents: readonly AgentProfile[];
  readonly workflow: unknown;
}

const levels = { type: 'object', additionalProperties: { type: 'integer', minimum: 1, maximum: 5 } };
const isContactCentre = new Ajv().compile<ContactCentre>({
  type: 'object',
  required: ['queues', 'agents', 'workflow'],
  properties: {
    queues: {
      type: 'array',
      items: {
        type: 'object',
        required: ['name', 'displayName', 'weight', 'serviceLevelSeconds', 'requiredSkills'],
        properties: { name: { type: 'string' }, requiredSkills: levels },
      },
    },
    agents: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'name', 'skills', 'languages', 'capacity'],
        properties: { id: { type: 'string' }, skills: levels },
      },
    },
    workflow: { type: 'object' },
  },
});

/** Loads queues, agents (available at once) and the workflow from a file into an empty store. */
export async function seedContactCentre(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  file: string,
): Promise<void> {
  const centre: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isContactCentre(centre)) {
    const [error] = isContactCentre.errors ?? [];
    throw new ConfigurationError(`${file}${error?.instancePath}: ${error?.message}`);
  }
  for (const queue of centre.queues) expectOk(file, await putQueue(context, queue));
  for (const agent of centre.agents) {
    expectOk(file, await putAgent(context, agent));
    expectOk(file, await setPresence(context, agent.id, 'available'));
  }
  expectOk(file, await putWorkflow(context, knowledge, centre.workflow));
}

function expectOk(file: string, outcome: Outcome<unknown>): void {
  if (outcome.kind === 'ok') return;
  const details =
    outcome.kind === 'invalid'
      ? (outcome.problems ?? []).map(({ path, sentence }) => `${path} ${sentence}`)
      : [];
  throw new ConfigurationError(`${file}: ${outcome.sentence} ${details.join('; ')}`);
}
