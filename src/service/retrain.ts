import { gateReport } from '../knowledge/gate-report.js';
import type { TrainedModel, Trainer } from '../ports/trainer.js';
import { keepGateReport } from './gate-reports.js';
import { judgeModel } from './judge-model.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { withSuccessors } from './live-cases.js';
import type { LoadClassifier } from './live-model.js';
import { promoteModel, registerModel } from './model-registry.js';
import { trialThatHolds } from './model-trials.js';
import type { ServiceContext } from './service-context.js';
import { keepTrainingReport } from './training-reports.js';

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

/** Trains a challenger on all that is known, lets it and the champion answer the same rows, and promotes it if the gate lets it. */
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
    /** Also measures a learning curve on the golden set, and looks for suspect labels whatever that costs. */
    readonly examine?: boolean;
    readonly signal: AbortSignal;
    readonly onProgress: (progress: number, step: string) => void;
  },
): Promise<RetrainResult> {
  const { promote = true, seed = 1, examine = false, signal, onProgress } = request;
  const knowledgeAt = context.clock.now();
  const [rows, examineOn] = await Promise.all([
    knowledge.trainingRows(),
    examine ? knowledge.goldenRows() : undefined,
  ]);
  const trained = await trainer.train({
    rows,
    seed,
    signal,
    ...(examineOn === undefined ? {} : { examineOn }),
    onProgress: (progress, step) => onProgress(progress * TRAINING_SHARE, step),
  });
  signal.throwIfAborted();

  onProgress(TRAINING_SHARE, 'Comparing with the champion');
  const [golden, feedback, successors, champion] = await Promise.all([
    knowledge.goldenRows(),
    knowledge.heldOutRows(),
    knowledge.successors(),
    context.store.models.champion(),
  ]);
  const championFiles = champion === null ? null : await context.store.modelFiles.get(champion.id);
  const judging = {
    load: (id: string, files: TrainedModel['files']) => withSuccessors(load(id, files), successors),
    golden,
    feedback,
    now: () => context.clock.now().getTime(),
  };
  const challenger = await judgeModel({ modelId: trained.modelId, files: trained.files }, judging);
  const judged =
    champion === null || championFiles === null
      ? null
      : await judgeModel({ modelId: champion.id, files: championFiles }, judging);
  signal.throwIfAborted();

  const report = gateReport(judged, challenger);
  await keepGateReport(context, report);
  await keepTrainingReport(context, trained);
  const holding = report.passed && promote ? await trialThatHolds(context) : null;
  const gate = [
    ...report.checks.flatMap(({ sentences }) => sentences),
    ...(holding === null ? [] : [`It waits as a challenger, since ${holding.id} is on trial.`]),
  ];
  const model = await registerModel(context, {
    trained,
    state: report.passed ? 'challenger' : 'refused',
    gate,
    knowledgeAt,
    metrics: { goldenAccuracy: golden.length === 0 ? null : report.challengerAccuracy },
  });
  const promoted =
    report.passed && promote && holding === null && (await promoteModel(context, model.id)).kind === 'ok';
  return {
    modelId: model.id,
    examples: trained.examples,
    passed: report.passed,
    promoted,
    gate,
    championAccuracy: report.championAccuracy,
    challengerAccuracy: report.challengerAccuracy,
    warnings: trained.warnings,
  };
}
