import type { Job } from '../../domain/job.js';
import type { ModelRecord, ModelTrial } from '../../domain/model.js';

export function modelToJson(model: ModelRecord) {
  return {
    id: model.id,
    version: model.version,
    state: model.state,
    createdAt: model.createdAt.toISOString(),
    promotedAt: model.promotedAt?.toISOString() ?? null,
    predecessorId: model.predecessorId,
    hash: model.hash,
    dataHash: model.dataHash,
    examples: model.examples,
    metrics: model.metrics,
    gate: model.gate,
    trial: model.trial === undefined ? null : trialToJson(model.trial),
  };
}

function trialToJson({ before: _before, since, ...trial }: ModelTrial) {
  return { ...trial, since: new Date(since).toISOString() };
}

export function jobToJson(job: Job) {
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    progress: job.progress,
    step: job.step,
    createdAt: job.createdAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
    result: job.result,
    error: job.error,
  };
}
