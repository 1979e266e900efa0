import type { LinearSettings } from '../../classification/linear-values.js';
import { gramTokens } from '../../classification/text-grams.js';
import type { VocabularySettings } from './build-vocabulary.js';
import type { Backend } from './load-tensorflow.js';
import { MANY_ROWS, type NetworkSettings, networkSettingsFor } from './network-settings.js';
import { TrainingError } from './training-error.js';

/** What may be set; everything unset follows from the size and shape of the data. */
export interface TrainingSettings {
  /** Networks whose probabilities are averaged, at most; unset: 3, or 2 for mails with a linear member beside them. */
  readonly members?: number;
  readonly network?: Partial<NetworkSettings>;
  readonly vocabulary?: Partial<VocabularySettings>;
  /**
   * Rows held out for calibration when no validation rows are given: a share, or `cross`: all in turn. Cross-fitted where
   * there is a linear member unless told, else a tenth (a fifth below 5000 rows).
   */
  readonly heldOut?: number | 'cross';
  /** The linear member beside the networks; `false`: none. Where rows are few or long unless told. */
  readonly linear?: Partial<LinearSettings> | false;
  /** Made-up rows that teach being undecided; for 5000 questions or more unless told: they cost few rows .02, mails .03 (docs/decisions/0012). */
  readonly syntheticOutliers?: boolean;
  /** The fastest that loads unless told. */
  readonly backend?: Backend;
}

export interface ResolvedSettings {
  readonly members: number;
  readonly network: NetworkSettings;
  readonly vocabulary: VocabularySettings;
  readonly heldOut: number | 'cross';
  readonly linear: LinearSettings | null;
  /** The first network decides alone from this confidence on. */
  readonly cascadeConfidence: number;
  readonly syntheticOutliers: boolean;
}

/** Mean words a row that tell questions from mails, and mails from articles (docs/decisions/0012, 0014). */
const MAIL_WORDS = 20;
const ARTICLE_WORDS = 200;

/** What the settings follow from. */
export interface SettingsData {
  readonly texts: readonly string[];
  /** Index of the business case of each text; -1: out of scope. */
  readonly classes: Int32Array;
  /** Number of business cases. */
  readonly cases: number;
}

/** Fills in what depends on the rows. Throws TrainingError `bad-settings`. */
export function resolveSettings(
  { texts, classes, cases }: SettingsData,
  settings: TrainingSettings,
): ResolvedSettings {
  const words = texts.reduce((sum, text) => sum + gramTokens(text).length, 0) / Math.max(1, texts.length);
  const kind = words >= MAIL_WORDS ? 'mails' : 'questions';
  // of mails what was found for few rows holds for many: nothing changes when the 5,000th row comes
  const many = texts.length >= MANY_ROWS && kind === 'questions';
  const rowsOfCase = usualRowsOfCase(classes, cases);
  const linear = linearSettings({ rows: texts.length, cases, rowsOfCase, kind }, settings.linear);
  const network = { ...networkSettingsFor(texts.length, kind), ...settings.network };
  const heavy = texts.length * network.epochs * cases > MOST_MEMBER_WORK;
  const rareBound = Math.min(MOST_RARE_FEATURES, Math.floor(MOST_LINEAR_WEIGHTS / cases));
  const resolved: ResolvedSettings = {
    members: heavy ? 1 : Math.min(settings.members ?? 3, linear !== null && kind === 'mails' ? 2 : 9),
    network,
    vocabulary: {
      minDocuments: many || words >= ARTICLE_WORDS ? 2 : 1,
      networkIdfPower: words >= ARTICLE_WORDS ? 1.5 : 0,
      maxFeatures: 60_000,
      maxRareFeatures: linear === null ? 0 : rareBound,
      ...settings.vocabulary,
    },
    heldOut: settings.heldOut ?? (linear !== null ? 'cross' : many ? 0.1 : 0.2),
    linear,
    cascadeConfidence: linear === null ? 0.7 : NO_CASCADE,
    syntheticOutliers: settings.syntheticOutliers ?? (many && !heavy),
  };
  check(resolved);
  return resolved;
}

/** Rows × epochs × cases, two to three minutes of a processor: beyond, with thousands of cases, one network has to do. */
const MOST_MEMBER_WORK = 1e9;

/** Median rows of the cases that have any: what a case must make do with, however many rows the largest one has. */
function usualRowsOfCase(classes: Int32Array, cases: number): number {
  const rows = new Int32Array(cases);
  for (const own of classes) if (own >= 0) rows[own] = (rows[own] as number) + 1;
  const sizes = rows.filter((size) => size > 0).sort();
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

/** Above every confidence: beside a linear member all are always asked, since it costs little and ranks better (0014). */
const NO_CASCADE = 2;

/** Bounds of the linear member: weights in all, and rows × cases of its training. */
const MOST_RARE_FEATURES = 150_000;
const MOST_LINEAR_WEIGHTS = 40_000_000;
const MOST_LINEAR_ALPHAS = 20_000_000;
/** Of questions, the networks alone are better from about 20 rows a case on. */
const FEW_ROWS_OF_CASE = 30;

/** Where rows are few, or long, a linear judge adds what the networks miss (docs/decisions/0014). */
function linearSettings(
  data: {
    readonly rows: number;
    readonly cases: number;
    readonly rowsOfCase: number;
    readonly kind: 'mails' | 'questions';
  },
  wanted: TrainingSettings['linear'],
): LinearSettings | null {
  const { rows, cases, rowsOfCase, kind } = data;
  const affordable = rows * cases <= MOST_LINEAR_ALPHAS && cases * 60_000 <= MOST_LINEAR_WEIGHTS * 4;
  const pays = affordable && (kind === 'mails' || (rows < MANY_ROWS && rowsOfCase <= FEW_ROWS_OF_CASE));
  if (wanted === false || (wanted === undefined && !pays)) return null;
  const usual =
    kind === 'mails' ? { sharpness: 6, weight: 1 } : { sharpness: 4, weight: Math.min(1, 5 / rowsOfCase) };
  return { ...usual, ...wanted };
}

function check({ members, network, vocabulary, heldOut, linear }: ResolvedSettings): void {
  const rules: readonly (readonly [string, boolean])[] = [
    ['members must be a whole number from 1 to 9', Number.isInteger(members) && members >= 1 && members <= 9],
    ['epochs must be a whole number from 1', Number.isInteger(network.epochs) && network.epochs >= 1],
    [
      'batchSize must be a whole number from 1',
      Number.isInteger(network.batchSize) && network.batchSize >= 1,
    ],
    [
      'dimension must be a multiple of 8 from 8 to 1024',
      network.dimension % 8 === 0 && network.dimension >= 8 && network.dimension <= 1024,
    ],
    [
      'hidden must be a multiple of 4 from 4 to 1024',
      network.hidden % 4 === 0 && network.hidden >= 4 && network.hidden <= 1024,
    ],
    [
      'bagLearningRate must be above 0',
      network.bagLearningRate > 0 && Number.isFinite(network.bagLearningRate),
    ],
    [
      'denseLearningRate must be above 0',
      network.denseLearningRate > 0 && Number.isFinite(network.denseLearningRate),
    ],
    ['weightDecay must not be negative', network.weightDecay >= 0 && Number.isFinite(network.weightDecay)],
    ['featureDropout must be from 0 to below 1', network.featureDropout >= 0 && network.featureDropout < 1],
    ['denseDropout must be from 0 to below 1', network.denseDropout >= 0 && network.denseDropout < 1],
    ['labelSmoothing must be from 0 to below 1', network.labelSmoothing >= 0 && network.labelSmoothing < 1],
    [
      'minDocuments must be a whole number from 1',
      Number.isInteger(vocabulary.minDocuments) && vocabulary.minDocuments >= 1,
    ],
    ['maxFeatures must be at least 100', vocabulary.maxFeatures >= 100],
    ['networkIdfPower must not be negative', vocabulary.networkIdfPower >= 0],
    ['maxRareFeatures must not be negative', vocabulary.maxRareFeatures >= 0],
    [
      "linear's sharpness and weight must be above 0",
      linear === null || (linear.sharpness > 0 && linear.weight > 0),
    ],
    [
      "heldOut must be 'cross' or from 0.02 to 0.5",
      heldOut === 'cross' || (heldOut >= 0.02 && heldOut <= 0.5),
    ],
  ];
  const broken = rules.find(([, holds]) => !holds);
  if (broken !== undefined) throw new TrainingError('bad-settings', `Training settings: ${broken[0]}.`);
}
