import { type ReportFormat, readGateReport } from '../../service/gate-reports.js';
import { promoteModel, rollBackModel } from '../../service/model-registry.js';
import { endTrial, startTrial } from '../../service/model-trials.js';
import { notFound } from '../../service/outcome.js';
import { learningCurveOf } from '../../service/training-reports.js';
import { type Answer, answer, answerAll, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { jobToJson, modelToJson } from '../to-json/model-to-json.js';

export function modelHandlers({ context, useCases }: HttpDependencies) {
  return {
    async startRetrain(
      call: Call<
        { readonly promote?: boolean; readonly seed?: number; readonly examine?: boolean } | undefined
      >,
    ): Promise<Answer> {
      const outcome = await useCases.startRetrain({ ...call.body, requestedBy: call.caller.name });
      if (outcome.kind === 'ok') {
        context.log.info({ jobId: outcome.value.id, keyId: call.caller.keyId }, 'retrain.requested');
      }
      return answerOutcome(outcome, (job) => ({ jobId: job.id }), { status: 202 });
    },

    async getJob(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      const job = await context.store.jobs.get(id);
      return job === null ? refuse(notFound('job', id)) : answer(jobToJson(job));
    },

    async cancelJob(call: Call): Promise<Answer> {
      return answerOutcome(await useCases.cancelJob(param(call, 'id')), jobToJson);
    },

    async listModels(): Promise<Answer> {
      return answerAll((await context.store.models.list()).map(modelToJson));
    },

    async getModelReport(call: Call<unknown, { readonly format?: ReportFormat }>): Promise<Answer> {
      const { format = 'json' } = call.query;
      const outcome = await readGateReport(context, param(call, 'id'), format);
      if (outcome.kind !== 'ok') return refuse(outcome);
      const contentType = format === 'html' ? 'text/html; charset=utf-8' : 'application/json; charset=utf-8';
      return { kind: 'content', status: 200, body: outcome.value, contentType };
    },

    async getLearningCurve(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      if ((await context.store.models.get(id)) === null) return refuse(notFound('model', id));
      return answerAll(await learningCurveOf(context, id));
    },

    async compareModels(call: Call<unknown, { readonly with?: string }>): Promise<Answer> {
      const beforeId = call.query.with;
      const outcome = await useCases.compareModels({
        afterId: param(call, 'id'),
        ...(beforeId === undefined ? {} : { beforeId }),
      });
      return answerOutcome(outcome, ({ verdict, ...comparison }) => ({ ...comparison, ...verdict }));
    },

    async promoteModel(call: Call): Promise<Answer> {
      return answerOutcome(await promoteModel(context, param(call, 'id')), modelToJson);
    },

    async startTrial(call: Call<{ readonly share?: number } | undefined>): Promise<Answer> {
      return answerOutcome(await startTrial(context, param(call, 'id'), call.body), modelToJson);
    },

    async endTrial(call: Call): Promise<Answer> {
      return answerOutcome(await endTrial(context, param(call, 'id')), modelToJson);
    },

    async rollbackModel(): Promise<Answer> {
      return answerOutcome(await rollBackModel(context), modelToJson);
    },
  };
}
