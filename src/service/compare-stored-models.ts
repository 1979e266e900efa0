import { compareModels, type ModelComparison } from '../knowledge/compare-models.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { withSuccessors } from './live-cases.js';
import type { LoadClassifier } from './live-model.js';
import { conflict, notFound, type Outcome, ok } from './outcome.js';
import { predictRows } from './predict-rows.js';
import type { ServiceContext } from './service-context.js';

export interface StoredComparison extends ModelComparison {
  /** The model that the other one is compared with. */
  readonly beforeId: string;
  readonly afterId: string;
}

/** Two models of the registry on the golden set as it is now; the champion is the first one unless told. */
export async function compareStoredModels(
  context: ServiceContext,
  { knowledge, load }: { readonly knowledge: KnowledgeSource; readonly load: LoadClassifier },
  { afterId, beforeId }: { readonly afterId: string; readonly beforeId?: string },
): Promise<Outcome<StoredComparison>> {
  const first = beforeId ?? (await context.store.models.champion())?.id;
  if (first === undefined) return conflict('no-champion', 'There is no live model to compare with.');
  const [rows, successors] = await Promise.all([knowledge.goldenRows(), knowledge.successors()]);
  const answers = async (modelId: string) => {
    const files = await context.store.modelFiles.get(modelId);
    if (files === null) return null;
    const classifier = withSuccessors(load(modelId, files), successors);
    return (await predictRows(classifier, rows, () => context.clock.now().getTime())).predictions;
  };
  const before = await answers(first);
  if (before === null) return notFound('model', first);
  const after = await answers(afterId);
  if (after === null) return notFound('model', afterId);
  return ok({ beforeId: first, afterId, ...compareModels(rows, before, after) });
}
