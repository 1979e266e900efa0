import { availableParallelism } from 'node:os';
import type { Calibration } from '../../classification/calibration.js';
import { createClassifier } from '../../classification/classifier.js';
import type { LinearSettings } from '../../classification/linear-values.js';
import {
  FORMAT,
  FORMAT_VERSION,
  type ModelManifest,
  type UnsignedManifest,
} from '../../classification/model-manifest.js';
import type { MadeBy } from '../../classification/sealed-manifest.js';
import type { Example } from '../../domain/example.js';
import {
  type Evaluation,
  type JudgedExample,
  judgeExamples,
  measure,
} from '../evaluation/evaluate-classifier.js';
import { calibrate } from './calibrate.js';
import { calibrationRows } from './calibration-rows.js';
import { caseWeights } from './case-weights.js';
import { dataHash } from './data-hash.js';
import { type DrawBounds, drawWithinBounds, TRAINING_BOUNDS } from './draw-within-bounds.js';
import { lazyPlan } from './lazy-plan.js';
import { prepareRows } from './prepare-rows.js';
import type { MemberAtWork } from './run-member-jobs.js';
import { sealModel } from './seal-model.js';
import { createTextReader } from './text-reader.js';
import { trainWithJudges } from './train-with-judges.js';
import { resolveSettings, type SettingsData, type TrainingSettings } from './training-settings.js';

export interface TrainOptions {
  /** Label null: out of scope. More than the bounds allow are drawn from (docs/decisions/0018). */
  readonly rows: readonly Example[];
  /** `TRAINING_BOUNDS` unless told. */
  readonly bounds?: DrawBounds;
  /** How many rows there were, if `rows` were already drawn from them. */
  readonly given?: number;
  /**
   * Rows to calibrate on and to report figures of. Without them (or with fewer than 100 that count) a share of `rows` is
   * held out: one ensemble is trained without it and calibrated on it, and the delivered one on all rows.
   */
  readonly validation?: readonly Example[];
  /** 1 unless told. */
  readonly seed?: number;
  readonly settings?: TrainingSettings;
  /** Written into the manifest. */
  readonly createdAt: Date;
  /** Written into the manifest, where it is told. */
  readonly madeBy?: MadeBy;
  /** `model-` and the start of the hash unless told. */
  readonly id?: string;
  /** Worker threads; as many as processors unless told. 0: this thread. */
  readonly workers?: number;
  /** Share of the work done, 0..1, and the network that is at work. */
  readonly onProgress?: (share: number, atWork?: MemberAtWork) => void;
  readonly signal?: AbortSignal;
}

export interface TrainedClassifier {
  /** What `loadClassifier` takes and the registry keeps. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly manifest: ModelManifest;
  /** Figures on the rows of the calibration, by a model that had not seen them; null where there were none. */
  readonly evaluation: Evaluation | null;
  /** Where all rows are judged in turn (`heldOut: 'cross'`): each as the model that had not seen it answered. Else empty. */
  readonly outOfFold: readonly JudgedExample[];
}

/**
 * Trains a classifier: an ensemble of sparse embedding networks (docs/decisions/0010), calibrated on rows it has not
 * seen. Equal rows, settings, seed and backend give equal files. Rejects with TrainingError, or the signal's reason.
 */
export async function trainClassifier(options: TrainOptions): Promise<TrainedClassifier> {
  const { seed = 1, workers = availableParallelism() } = options;
  const draw = drawWithinBounds(options.bounds ?? TRAINING_BOUNDS, seed);
  for (const row of options.rows) draw.add(row);
  const rows = draw.rows();
  const prepared = prepareRows(rows, options.given ?? draw.seen);
  const cases = prepared.labels.length;
  const settings = resolveSettings({ ...prepared, cases }, options.settings ?? {});
  const backend = options.settings?.backend === undefined ? {} : { backend: options.settings.backend };
  const held = calibrationRows({
    prepared,
    validation: options.validation ?? [],
    share: settings.heldOut,
    seed,
  });

  const shared = { ...backend, reader: createTextReader() };
  const final = lazyPlan({ ...prepared, cases }, { settings, seed, ...shared });
  // validation rows judge the delivered ensemble itself; otherwise others are trained without the rows that they judge
  const judgePlans = held.judges.map(({ training }, fold) =>
    training === null
      ? final
      : lazyPlan(
          { ...training, cases },
          {
            settings: judgeSettings({ ...training, cases }, options.settings ?? {}),
            seed: seed + 1 + fold,
            ...shared,
          },
        ),
  );
  const { delivered, judges } = await trainWithJudges(
    final,
    held.judges.map(({ rows }, fold) => ({ plan: judgePlans[fold] ?? final, rows })),
    {
      cases,
      linear: settings.linear,
      workers,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  const hash = dataHash(rows);
  const manifestOf = (
    calibration: Calibration,
    classes: number,
    linear: LinearSettings | null,
  ): UnsignedManifest => ({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: options.id ?? '',
    createdAt: options.createdAt.toISOString(),
    hash: '',
    dataHash: hash,
    ...(options.madeBy === undefined ? {} : { madeBy: options.madeBy }),
    examples: prepared.texts.length,
    outOfScopeExamples: prepared.classes.filter((own) => own < 0).length,
    labels: prepared.labels,
    classes,
    seed,
    backend: delivered.networks[0]?.backend ?? '',
    settings: { ...settings, calibratedOn: held.kind },
    calibration,
    linear,
    metrics: {},
    warnings: prepared.warnings,
    files: {},
  });
  const heldRows = judges.flatMap(({ scorer }, fold) =>
    (held.judges[fold]?.rows ?? []).map((row) => ({ ...row, scorer })),
  );
  const { calibration, linearWeight, warnings } = calibrate(heldRows, {
    cascadeConfidence: settings.cascadeConfidence,
    caseWeights: caseWeights(prepared.classes, cases),
    usualLinearWeight: settings.linear?.weight,
  });
  const linear =
    settings.linear === null ? null : { ...settings.linear, weight: linearWeight ?? settings.linear.weight };
  const judged = judges.flatMap(({ ensemble, classes }, fold) => {
    const manifest = { ...manifestOf(calibration, classes, linear), manifestHash: '' };
    return judgeExamples(createClassifier(manifest, ensemble), held.judges[fold]?.examples ?? []);
  });
  const evaluation = judged.length === 0 ? null : measure(judged);
  return {
    ...sealModel(manifestOf(calibration, final.plan().classes, linear), {
      vocabulary: final.plan().vocabulary,
      delivered,
      warnings: [...prepared.warnings, ...warnings],
      metrics: evaluation === null ? {} : metricsOf(evaluation),
    }),
    evaluation,
    outOfFold: held.kind === 'cross-fitted' || held.kind === 'cross-fitted-by-source' ? judged : [],
  };
}

/** Where a linear member sits beside it, one network is judge enough: the others only smooth its probabilities. */
function judgeSettings(data: SettingsData, settings: TrainingSettings) {
  const resolved = resolveSettings(data, settings);
  return resolved.linear === null ? resolved : { ...resolved, members: 1 };
}

function metricsOf(evaluation: Evaluation): Readonly<Record<string, number | null>> {
  const { coverageAtPrecision, messagesPerSecond: _, byCase: __, ...figures } = evaluation;
  return { ...figures, coverageAtPrecision98: coverageAtPrecision['0.98'] };
}
