import { SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { readKnowledgeBase } from '../../app/read-knowledge-base.js';
import { loadClassifier } from '../../classification/load-classifier.js';
import type { Example } from '../../domain/example.js';
import { evaluateClassifier } from '../../knowledge/evaluation/evaluate-classifier.js';
import { BACKENDS } from '../../knowledge/training/load-tensorflow.js';
import { type TrainedClassifier, trainClassifier } from '../../knowledge/training/train-classifier.js';
import { UsageError } from '../exit-codes.js';
import { openProgressBar } from '../progress-bar.js';
import { readExamples } from '../read-rows.js';
import { trainingProgress } from '../training-progress.js';
import type { BenchFlags } from './bench-flags.js';
import { measurePeers, type PeerName } from './measure-peers.js';
import type { PeerFigures } from './peer-figures.js';

/** Rows classified in the throughput runs, by repeating the test rows. */
const ROWS = 20_000;
const BATCH = 256;
const SINGLE_CALLS = 3000;

/** Messages a second in a batch and alone, beside the peers on the same rows. */
export async function benchClassify(flags: BenchFlags): Promise<object> {
  const { rows, test } = await dataOf(flags);
  const { trained } = await train(rows, flags);
  const loading = performance.now();
  const classifier = loadClassifier(trained.files);
  const loadMs = performance.now() - loading;
  const inputs = Array.from({ length: ROWS }, (_, index) => {
    const { text, subject } = test[index % test.length] ?? { text: '' };
    return { text, subject: subject ?? null };
  });
  classifier.classifyBatch(inputs.slice(0, 2000));
  const begun = performance.now();
  for (let from = 0; from < ROWS; from += BATCH) classifier.classifyBatch(inputs.slice(from, from + BATCH));
  const messagesPerSecond = ROWS / ((performance.now() - begun) / 1000);

  const single: number[] = [];
  for (let call = 0; call < SINGLE_CALLS; call++) {
    const start = performance.now();
    classifier.classifyBatch([inputs[call % ROWS] ?? { text: '' }]);
    single.push(performance.now() - start);
  }
  single.sort((a, b) => a - b);

  const { accuracy } = evaluateClassifier(classifier, test);
  const peers = await measurePeers({ rows, test }, flags);
  return {
    accuracy,
    messagesPerSecond,
    singleMedianMs: single[Math.floor(SINGLE_CALLS / 2)],
    singleP99Ms: single[Math.floor(SINGLE_CALLS * 0.99)],
    loadMs,
    modelMegabytes: Object.values(trained.files).reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6,
    ...besidePeers(peers, (name, peer) => ({
      [`ratioTo${name}`]: messagesPerSecond / peer.messagesPerSecond,
    })),
  };
}

/** Seconds and peak memory of a training, with the accuracy that it reaches, beside the peers on the same rows. */
export async function benchTrain(flags: BenchFlags): Promise<object> {
  const { rows, test } = await dataOf(flags);
  const { trained, seconds } = await train(rows, flags);
  const figures = evaluateClassifier(loadClassifier(trained.files), test);
  // before the others, whose memory is not this training's
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const wasm = await wasmBesideNative({ rows, test }, { trained, seconds, flags });
  const peers = await measurePeers({ rows, test }, flags);
  return {
    rows: rows.length,
    cases: trained.manifest.labels.length,
    backend: trained.manifest.backend,
    seconds,
    // of this process: the training threads included
    peakMegabytes,
    modelMegabytes: Object.values(trained.files).reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6,
    accuracy: figures.accuracy,
    top3Accuracy: figures.top3Accuracy,
    expectedCalibrationError: figures.expectedCalibrationError,
    coverageAtPrecision: figures.coverageAtPrecision,
    ...wasm,
    ...besidePeers(peers, (name, peer) => ({
      [`accuracyAbove${name}`]: (figures.accuracy ?? 0) - peer.accuracy,
      [`secondsTo${name}`]: seconds / peer.trainSeconds,
    })),
  };
}

/** Where the native backend was chosen because it is installed: what everybody else has, WASM, on the same rows. */
async function wasmBesideNative(
  { rows, test }: { readonly rows: readonly Example[]; readonly test: readonly Example[] },
  native: { readonly trained: TrainedClassifier; readonly seconds: number; readonly flags: BenchFlags },
): Promise<object> {
  const { trained, flags } = native;
  if (flags.backend !== undefined || trained.manifest.backend !== 'native') return {};
  const { trained: other, seconds } = await train(rows, { ...flags, backend: 'wasm' });
  const { accuracy } = evaluateClassifier(loadClassifier(other.files), test);
  return { wasm: { seconds, accuracy }, secondsToWasm: native.seconds / seconds };
}

/** Each peer's figures, or why there are none, followed by ours against them. */
function besidePeers(
  peers: Readonly<Record<PeerName, PeerFigures | string>>,
  against: (name: string, peer: PeerFigures) => Readonly<Record<string, number>>,
): Readonly<Record<string, PeerFigures | string | number>> {
  return Object.fromEntries(
    Object.entries(peers).flatMap(([name, peer]): [string, PeerFigures | string | number][] => [
      [name, peer],
      ...(typeof peer === 'string' ? [] : Object.entries(against(capitalized(name), peer))),
    ]),
  );
}

const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

async function dataOf(
  flags: BenchFlags,
): Promise<{ readonly rows: readonly Example[]; readonly test: readonly Example[] }> {
  if ((flags.data === undefined) !== (flags.test === undefined))
    throw new UsageError('--data and --test go together');
  if (flags.data !== undefined && flags.test !== undefined) {
    return { rows: await readExamples(flags.data), test: await readExamples(flags.test) };
  }
  const { trainingRows, goldenRows } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
  return { rows: trainingRows, test: goldenRows };
}

async function train(
  rows: readonly Example[],
  flags: BenchFlags,
): Promise<{ readonly trained: TrainedClassifier; readonly seconds: number }> {
  const backend = BACKENDS.find((known) => known === flags.backend);
  if (flags.backend !== undefined && backend === undefined) {
    throw new UsageError(`--backend must be one of ${BACKENDS.join(', ')}`);
  }
  const bar = openProgressBar('training');
  const begun = performance.now();
  try {
    const trained = await trainClassifier({
      rows,
      createdAt: new Date(),
      onProgress: trainingProgress(bar),
      ...(backend === undefined ? {} : { settings: { backend } }),
    });
    return { trained, seconds: (performance.now() - begun) / 1000 };
  } finally {
    bar.stop();
  }
}
