import { availableParallelism } from 'node:os';
import type { Calibration } from '../../classification/calibration.js';
import { createClassifier } from '../../classification/classifier.js';
import { encodeLinear } from '../../classification/linear-file.js';
import type { LinearMember } from '../../classification/linear-member.js';
import { LINEAR_FILE, memberFile, VOCABULARY_FILE } from '../../classification/load-classifier.js';
import { encodeMember } from '../../classification/member-file.js';
import {
  encodeManifest,
  FORMAT,
  FORMAT_VERSION,
  MANIFEST_FILE,
  type ModelManifest,
  sha256,
  type UnsignedManifest,
} from '../../classification/model-manifest.js';
import type { Vocabulary } from '../../classification/vocabulary.js';
import { encodeVocabulary } from '../../classification/vocabulary-file.js';
import type { Example } from '../../domain/example.js';
import { type Evaluation, judgeExamples, measure } from '../evaluation/evaluate-classifier.js';
import { calibrate } from './calibrate.js';
import { calibrationRows } from './calibration-rows.js';
import { dataHash } from './data-hash.js';
import { type EnsemblePlan, planEnsemble } from './member-jobs.js';
import { prepareRows } from './prepare-rows.js';
import type { TrainedJob } from './run-job.js';
import { runMemberJobs } from './run-member-jobs.js';
import type { TrainedMember } from './train-member.js';
import { resolveSettings, type TrainingSettings } from './training-settings.js';

export interface TrainOptions {
  /** Label null: out of scope. */
  readonly rows: readonly Example[];
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
  /** `model-` and the start of the hash unless told. */
  readonly id?: string;
  /** Worker threads; as many as processors unless told. 0: this thread. */
  readonly workers?: number;
  /** Share of the work done, 0..1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

export interface TrainedClassifier {
  /** What `loadClassifier` takes and the registry keeps. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly manifest: ModelManifest;
  /** Figures on the rows of the calibration, by a model that had not seen them; null where there were none. */
  readonly evaluation: Evaluation | null;
}

/**
 * Trains a classifier: an ensemble of sparse embedding networks (docs/decisions/0010), calibrated on rows it has not
 * seen. Equal rows, settings, seed and backend give equal files. Rejects with TrainingError, or the signal's reason.
 */
export async function trainClassifier(options: TrainOptions): Promise<TrainedClassifier> {
  const { seed = 1, workers = availableParallelism() } = options;
  const prepared = prepareRows(options.rows);
  const cases = prepared.labels.length;
  const settings = resolveSettings({ texts: prepared.texts, cases }, options.settings ?? {});
  const backend = options.settings?.backend === undefined ? {} : { backend: options.settings.backend };
  const held = calibrationRows({
    prepared,
    validation: options.validation ?? [],
    share: settings.heldOut,
    seed,
  });

  const final = planEnsemble({ ...prepared, cases }, { settings, seed, ...backend });
  // validation rows judge the delivered ensemble itself; otherwise others are trained without the rows that they judge
  const judges = held.judges.map(({ training }, fold) =>
    training === null
      ? final
      : planEnsemble(
          { ...training, cases },
          {
            settings: judgeSettings({ texts: training.texts, cases }, options.settings ?? {}),
            seed: seed + 1 + fold,
            ...backend,
          },
        ),
  );
  const plans = [final, ...judges.filter((judge) => judge !== final)];
  const trained = await runMemberJobs(
    plans.flatMap(({ jobs }) => jobs),
    {
      workers,
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    },
  );
  const trainedOf = (plan: EnsemblePlan) => {
    const from = plans.slice(0, plans.indexOf(plan)).reduce((sum, { jobs }) => sum + jobs.length, 0);
    return ensembleOf(trained.slice(from, from + plan.jobs.length));
  };
  const delivered = trainedOf(final);

  const manifestOf = (calibration: Calibration, classes: number): UnsignedManifest => ({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    id: options.id ?? '',
    createdAt: options.createdAt.toISOString(),
    hash: '',
    dataHash: dataHash(options.rows),
    examples: prepared.texts.length,
    outOfScopeExamples: prepared.classes.filter((own) => own < 0).length,
    labels: prepared.labels,
    classes,
    seed,
    backend: delivered.networks[0]?.backend ?? '',
    settings: { ...settings, calibratedOn: held.kind },
    calibration,
    linear: settings.linear,
    metrics: {},
    warnings: prepared.warnings,
    files: {},
  });
  const classifierOf = (judge: EnsemblePlan, calibration: Calibration) => {
    const { networks, linear } = trainedOf(judge);
    return createClassifier({
      manifest: { ...manifestOf(calibration, judge.classes), manifestHash: '' },
      vocabulary: judge.vocabulary,
      members: networks.map(({ member }) => member),
      linear,
    });
  };
  const heldRows = judges.flatMap((judge, fold) => {
    const { scorer } = classifierOf(judge, UNCALIBRATED);
    return (held.judges[fold]?.rows ?? []).map((row) => ({ ...row, scorer }));
  });
  const { calibration, warnings } = calibrate(heldRows, settings.cascadeConfidence);
  const judged = judges.flatMap((judge, fold) =>
    judgeExamples(classifierOf(judge, calibration), held.judges[fold]?.examples ?? []),
  );
  const evaluation = judged.length === 0 ? null : measure(judged);
  return {
    ...sealModel(manifestOf(calibration, final.classes), {
      vocabulary: final.vocabulary,
      delivered,
      warnings: [...prepared.warnings, ...warnings],
      metrics: evaluation === null ? {} : metricsOf(evaluation),
    }),
    evaluation,
  };
}

/** Where a linear member sits beside it, one network is judge enough: the others only smooth its probabilities. */
function judgeSettings(data: Parameters<typeof resolveSettings>[0], settings: TrainingSettings) {
  const resolved = resolveSettings(data, settings);
  return resolved.linear === null ? resolved : { ...resolved, members: 1 };
}

interface TrainedEnsemble {
  readonly networks: readonly TrainedMember[];
  readonly linear: LinearMember | null;
}

function ensembleOf(trained: readonly TrainedJob[]): TrainedEnsemble {
  const networks = trained.flatMap((outcome) => (outcome.kind === 'network' ? [outcome] : []));
  const linear = trained.find((outcome) => outcome.kind === 'linear');
  return { networks, linear: linear?.member ?? null };
}

/** Scores do not depend on these; they only fill the place until calibration. */
const UNCALIBRATED: Calibration = {
  cascadeConfidence: 2,
  cascadeEnergy: 0,
  singleTemperature: 1,
  ensembleTemperature: 1,
  outOfScopeEnergy: -1e9,
  energyDeviation: 1,
  tiers: { automate: null, preselect: null, suggest: 0 },
  minFamiliarity: 0,
  longTextWords: 40,
  secondaryConfidence: 1,
  rows: 0,
};

interface ModelContents {
  readonly vocabulary: Vocabulary;
  readonly delivered: TrainedEnsemble;
  readonly warnings: readonly string[];
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** Writes the files, and the manifest over their hashes. */
function sealModel(manifest: UnsignedManifest, { vocabulary, delivered, warnings, metrics }: ModelContents) {
  const contents: Readonly<Record<string, Uint8Array>> = Object.fromEntries([
    [VOCABULARY_FILE, encodeVocabulary(vocabulary)],
    ...delivered.networks.map(({ member }, index): [string, Uint8Array] => [
      memberFile(index),
      encodeMember(member),
    ]),
    ...(delivered.linear === null ? [] : [[LINEAR_FILE, encodeLinear(delivered.linear)] as const]),
  ]);
  const files = Object.fromEntries(
    Object.entries(contents).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
  );
  const hash = sha256(
    JSON.stringify([files, manifest.labels, manifest.classes, manifest.calibration, manifest.linear]),
  );
  const unsigned: UnsignedManifest = {
    ...manifest,
    id: manifest.id || `model-${hash.slice(0, 12)}`,
    hash,
    files,
    warnings,
    metrics,
  };
  const { manifestHash: _, ...rest } = { ...unsigned, manifestHash: '' };
  const bytes = encodeManifest(rest);
  return {
    files: { [MANIFEST_FILE]: bytes, ...contents },
    manifest: { ...rest, manifestHash: sha256(JSON.stringify(rest)) },
  };
}

function metricsOf(evaluation: Evaluation): Readonly<Record<string, number | null>> {
  const { coverageAtPrecision, messagesPerSecond: _, byCase: __, ...figures } = evaluation;
  return { ...figures, coverageAtPrecision98: coverageAtPrecision['0.98'] };
}
