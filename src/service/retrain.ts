import { judgeChallenger } from '../knowledge/gate.js';
import type { Trainer } from '../ports/trainer.js';
import { answerGolden } from './golden-answers.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { LoadClassifier } from './live-model.js';
import { promoteModel, registerModel } from './model-registry.js';
import type { ServiceContext } from './service-context.js';

export interface RetrainResult {
  readonly modelId: string;
  readonly examples: number;
  /** Whether the gate let it through. */
  readonly passed: boolean;
  readonly promoted: boolean;
  /** The gate's verdict in sentences. */
  readonly gate: readonly string[];
  readonly championAccuracy: number | null;
  readonly challengerAccuracy: number;
  readonly warnings: readonly string[];
  readonly [key: string]: unknown;
}

/** Share of the progress bar that training takes; the rest is judging. */
const TRAINING_SHARE = 0.9;

/** Trains a challenger on all that is known, lets it and the champion answer the golden set, and promotes it if it is not worse. */
export async function retrain(
  context: ServiceContext,
  {
    knowledge,
    trainer,
    load,
  }: { readonly knowledge: KnowledgeSource; readonly trainer: Trainer; readonly load: LoadClassifier },
  request: {
    readonly promote?: boolean;
    readonly seed?: number;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: number, step: string) => void;
  },
): Promise<RetrainResult> {
  const { promote = true, seed = 1, signal, onProgress } = request;
  const knowledgeAt = context.clock.now();
  const rows = await knowledge.trainingRows();
  const trained = await trainer.train({
    rows,
    seed,
    signal,
    onProgress: (progress, step) => onProgress(progress * TRAINING_SHARE, step),
  });
  signal.throwIfAborted();

  onProgress(TRAINING_SHARE, 'Comparing with the champion on the golden set');
  const golden = await knowledge.goldenRows();
  const champion = await context.store.models.champion();
  const championFiles = champion === null ? null : await context.store.modelFiles.get(champion.id);
  const challengerAnswers = await answerGolden(load(trained.modelId, trained.files), golden);
  const championAnswers =
    champion === null || championFiles === null
      ? null
      : await answerGolden(load(champion.id, championFiles), golden);
  signal.throwIfAborted();

  const verdict = judgeChallenger(championAnswers, challengerAnswers);
  const model = await registerModel(context, {
    trained,
    state: verdict.passed ? 'challenger' : 'refused',
    gate: verdict.sentences,
    knowledgeAt,
    metrics: { goldenAccuracy: golden.length === 0 ? null : verdict.challengerAccuracy },
  });
  const promoted = verdict.passed && promote && (await promoteModel(context, model.id)).kind === 'ok';
  return {
    modelId: model.id,
    examples: trained.examples,
    passed: verdict.passed,
    promoted,
    gate: verdict.sentences,
    championAccuracy: verdict.championAccuracy,
    challengerAccuracy: verdict.challengerAccuracy,
    warnings: trained.warnings,
  };
}
