import type { Example } from '../domain/example.js';
import type { JudgedModel } from '../knowledge/gate-report.js';
import { answerRows } from './answer-rows.js';
import type { LoadClassifier } from './live-model.js';

/** Loads a model and lets it answer the golden set and what agents judged lately. */
export async function judgeModel(
  { modelId, files }: { readonly modelId: string; readonly files: Readonly<Record<string, Uint8Array>> },
  {
    load,
    golden,
    feedback,
    now,
  }: {
    readonly load: LoadClassifier;
    readonly golden: readonly Example[];
    readonly feedback: readonly Example[];
    readonly now: () => number;
  },
): Promise<JudgedModel> {
  const classifier = load(modelId, files);
  const onGolden = await answerRows(classifier, golden, now);
  const onFeedback = await answerRows(classifier, feedback, now);
  return {
    modelId,
    golden: onGolden.rows,
    feedback: onFeedback.rows,
    sizeBytes: Object.values(files).reduce((sum, { byteLength }) => sum + byteLength, 0),
    millisecondsPerMessage: onGolden.millisecondsPerMessage ?? onFeedback.millisecondsPerMessage ?? 0,
  };
}
