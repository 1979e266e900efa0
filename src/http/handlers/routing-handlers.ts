import { insights } from '../../service/insights.js';
import { notFound } from '../../service/outcome.js';
import { overview } from '../../service/overview.js';
import {
  putQueue,
  putWorkflow,
  type QueueProfile,
  rollBackWorkflow,
  workflowVersions,
} from '../../service/routing-configuration.js';
import { type Answer, answer, answerAll, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import { expectedVersionOf } from '../expected-version.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { problem } from '../problem.js';

export function routingHandlers({ context, knowledge, useCases }: HttpDependencies) {
  return {
    async listQueues(): Promise<Answer> {
      return answerAll(await context.store.queues.all());
    },

    async putQueue(call: Call<Omit<QueueProfile, 'name'>>): Promise<Answer> {
      return answerOutcome(
        await putQueue(context, { ...call.body, name: param(call, 'id') }),
        (queue) => queue,
        { pointer: '/body' },
      );
    },

    async getOverview(): Promise<Answer> {
      const { queues, ...figures } = await overview(context);
      return answer({
        ...figures,
        queues: queues.map(({ oldestWaitingSince, ...queue }) => ({
          ...queue,
          oldestWaitingSince: oldestWaitingSince?.toISOString() ?? null,
        })),
      });
    },

    async getInsights(): Promise<Answer> {
      return answer(await insights(context, knowledge));
    },

    async getWorkflow(): Promise<Answer> {
      const workflow = await context.store.workflows.current();
      if (workflow === null) return refuse(notFound('workflow', 'current'));
      return answer(workflow, 200, { ETag: `"${workflow.version}"` });
    },

    async putWorkflow(call: Call<{ readonly version?: number }>): Promise<Answer> {
      const condition = call.header('if-match');
      const expected = expectedVersionOf(condition) ?? call.body.version;
      const outcome = await putWorkflow(context, knowledge, call.body, expected);
      if (outcome.kind === 'ok') return answer(outcome.value, 200, { ETag: `"${outcome.value.version}"` });
      // RFC 9110, 13.1.1: a failed If-Match is 412; a failed `version` is our own convention
      if (outcome.kind === 'conflict' && condition !== undefined) {
        return { kind: 'problem', problem: problem(412, outcome.code, outcome.sentence) };
      }
      return refuse(outcome);
    },

    async listWorkflowVersions(): Promise<Answer> {
      return answerAll(await workflowVersions(context));
    },

    async rollBackWorkflow(
      call: Call<{ readonly toVersion: number; readonly expectedVersion?: number }>,
    ): Promise<Answer> {
      return answerOutcome(await rollBackWorkflow(context, knowledge, call.body), (workflow) => workflow);
    },

    async dryRunWorkflow(
      call: Call<{ readonly workflow: unknown; readonly limit: number }>,
    ): Promise<Answer> {
      return answerOutcome(await useCases.dryRunWorkflow(call.body), (dryRun) => dryRun, {
        pointer: '/body/workflow',
      });
    },
  };
}
