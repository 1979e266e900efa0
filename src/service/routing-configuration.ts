import type { Queue } from '../domain/queue.js';
import type { Workflow } from '../domain/workflow.js';
import { validateQueue } from '../routing/validate-queue.js';
import { validateWorkflow } from '../routing/validate-workflow.js';
import { routingEvent } from './domain-events.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { eventRecord } from './outbox-relay.js';
import { conflict, invalid, notFound, type Outcome, ok } from './outcome.js';
import { replaceDocument } from './replace-document.js';
import type { ServiceContext } from './service-context.js';

export type QueueProfile = Omit<Queue, 'version'>;

/** Creates or replaces a queue. `invalid` names all that is wrong with its hours and its overflow. */
export async function putQueue(context: ServiceContext, profile: QueueProfile): Promise<Outcome<Queue>> {
  const problems = validateQueue(profile, await context.store.queues.all());
  if (problems.length > 0) return invalid('queue-invalid', 'The queue has errors.', problems);
  const stored = await replaceDocument(context.store.queues, profile.name, {
    make: (version) => ({ ...profile, version }),
    options: () => ({ events: [routingEvent(context, 'queue.changed', { queue: profile.name })] }),
  });
  return stored === null
    ? conflict('queue-busy', 'The queue is being changed by somebody else; try again.')
    : ok(stored);
}

/** Checks a workflow against what exists: queues, business cases and the skills that any agent has. */
export async function checkWorkflow(
  context: Pick<ServiceContext, 'store'>,
  knowledge: KnowledgeSource,
  input: unknown,
): Promise<Outcome<Workflow>> {
  const [queues, agents, businessCases] = await Promise.all([
    context.store.queues.all(),
    context.store.agents.all(),
    knowledge.businessCases(),
  ]);
  const skills = new Set(agents.flatMap((agent) => Object.keys(agent.skills)));
  const checked = validateWorkflow(input, {
    queues: queues.map((queue) => queue.name),
    businessCases: businessCases.map((businessCase) => businessCase.key),
    skills: [...skills],
    queueSkills: Object.fromEntries(queues.map((queue) => [queue.name, queue.requiredSkills])),
    caseSkills: Object.fromEntries(businessCases.map((one) => [one.key, one.skills])),
  });
  return checked.ok
    ? ok(checked.workflow)
    : invalid('workflow-invalid', 'The workflow has errors.', checked.problems);
}

/**
 * Activates a workflow for all tickets that come from now on. `expectedVersion` is the version that the editor
 * started from; somebody else's later change is a `conflict`, never overwritten.
 */
export async function putWorkflow(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  input: unknown,
  expectedVersion?: number,
): Promise<Outcome<Workflow>> {
  const checked = await checkWorkflow(context, knowledge, input);
  if (checked.kind !== 'ok') return checked;
  const current = await context.store.workflows.current();
  if (expectedVersion !== undefined && expectedVersion !== (current?.version ?? 0)) {
    return conflict(
      'workflow-changed',
      `The workflow has changed since: it is at version ${current?.version ?? 0}.`,
    );
  }
  const workflow: Workflow = { ...checked.value, version: (current?.version ?? 0) + 1 };
  const inserted = await context.store.workflows.insert(workflow);
  if (inserted !== 'inserted')
    return conflict('workflow-changed', 'Somebody else has changed the workflow at the same moment.');
  await tellWorkflow(context, workflow);
  return ok(workflow);
}

/** For those who look: a workflow has no outbox, and one whose event is lost in a crash is in force all the same. */
async function tellWorkflow(context: ServiceContext, { version }: Workflow): Promise<void> {
  try {
    await context.bus.publish([eventRecord(routingEvent(context, 'workflow.changed', { version }))]);
  } catch (error) {
    context.log.warn({ err: error, version }, 'workflow.not-told');
  }
}

/** The stored versions of the workflow, newest first. */
export async function workflowVersions(context: ServiceContext): Promise<readonly Workflow[]> {
  const newest = (await context.store.workflows.current())?.version ?? 0;
  const versions: Workflow[] = [];
  for (let version = newest; version > 0; version--) {
    const workflow = await context.store.workflows.get(version);
    if (workflow !== null) versions.push(workflow);
    if (versions.length === MOST_VERSIONS_LISTED) break;
  }
  return versions;
}

const MOST_VERSIONS_LISTED = 200;

/**
 * Activates what an earlier version said, as a new version: history is never changed. Checked like any workflow, since
 * queues, skills and business cases may have gone since.
 */
export async function rollBackWorkflow(
  context: ServiceContext,
  knowledge: KnowledgeSource,
  { toVersion, expectedVersion }: { readonly toVersion: number; readonly expectedVersion?: number },
): Promise<Outcome<Workflow>> {
  const earlier = await context.store.workflows.get(toVersion);
  if (earlier === null) return notFound('workflow', String(toVersion));
  return putWorkflow(context, knowledge, earlier, expectedVersion);
}
