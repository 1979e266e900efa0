import type { BusinessCase } from '../domain/business-case.js';
import type { Queue } from '../domain/queue.js';
import type { Workflow } from '../domain/workflow.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { ServiceContext } from './service-context.js';

/** What a ticket is routed by. */
export interface RoutingConfiguration {
  readonly workflow: Workflow | null;
  readonly queues: readonly Queue[];
  readonly businessCases: readonly BusinessCase[];
}

export async function currentRouting(
  context: Pick<ServiceContext, 'store'>,
  knowledge: KnowledgeSource,
): Promise<RoutingConfiguration> {
  const [workflow, queues, businessCases] = await Promise.all([
    context.store.workflows.current(),
    context.store.queues.all(),
    knowledge.businessCases(),
  ]);
  return { workflow, queues, businessCases };
}
