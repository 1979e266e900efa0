import { availableParallelism } from 'node:os';
import type { Calibration } from '../../classification/calibration.js';
import { createClassifier } from '../../classification/classifier.js';
import { memberFile, VOCABULARY_FILE } from '../../classification/load-classifier.js';
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
import { type Evaluation, evaluateClassifier } from '../evaluation/evaluate-classifier.js';
import { calibrate } from './calibrate.js';
import { calibrationRows } from './calibration-rows.js';
import { dataHash } from './data-hash.js';
import { planEnsemble } from './member-jobs.js';
import { prepareRows } from './prepare-rows.js';
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
  const settings = resolveSettings(prepared.texts, options.settings ?? {});
  const backend = options.settings?.backend === undefined ? {} : { backend: options.settings.backend };
  const held = calibrationRows({
    prepared,
    validation: options.validation ?? [],
    share: settings.heldOutShare,
    seed,
  });

  const final = planEnsemble({ ...prepared, cases: prepared.labels.length }, { settings, seed, ...backend });
  // validation rows judge the delivered ensemble itself; otherwise a second one is trained without the held-out rows
  const judge =
    held.kind === 'held-out'
      ? planEnsemble(
          { ...held.training, cases: prepared.labels.length },
          {
            settings: resolveSettings(held.training.texts, options.settings ?? {}),
            seed: seed + 1,
            ...backend,
          },
        )
      : final;
  const jobs = judge === final ? final.jobs : [...final.jobs, ...judge.jobs];
  const trained = await runMemberJobs(jobs, {
    workers,
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  const delivered = trained.slice(0, final.jobs.length);
  const judging = judge === final ? delivered : trained.slice(final.jobs.length);

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
    backend: delivered[0]?.backend ?? '',
    settings: { ...settings, calibratedOn: held.kind },
    calibration,
    metrics: {},
    warnings: prepared.warnings,
    files: {},
  });
  const judgeWith = (calibration: Calibration) =>
    createClassifier({
      manifest: { ...manifestOf(calibration, judge.classes), manifestHash: '' },
      vocabulary: judge.vocabulary,
      members: judging.map(({ member }) => member),
    });
  const { calibration, warnings } = calibrate(held.rows, judgeWith(UNCALIBRATED).scorer);
  const evaluation =
    held.examples.length === 0 ? null : evaluateClassifier(judgeWith(calibration), held.examples);
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
  readonly delivered: readonly TrainedMember[];
  readonly warnings: readonly string[];
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** Writes the files, and the manifest over their hashes. */
function sealModel(manifest: UnsignedManifest, { vocabulary, delivered, warnings, metrics }: ModelContents) {
  const contents: Readonly<Record<string, Uint8Array>> = Object.fromEntries([
    [VOCABULARY_FILE, encodeVocabulary(vocabulary)],
    ...delivered.map(({ member }, index): [string, Uint8Array] => [memberFile(index), encodeMember(member)]),
  ]);
  const files = Object.fromEntries(
    Object.entries(contents).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
  );
  const hash = sha256(JSON.stringify([files, manifest.labels, manifest.classes, manifest.calibration]));
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
