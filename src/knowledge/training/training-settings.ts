import { gramTokens } from '../../classification/text-grams.js';
import type { VocabularySettings } from './build-vocabulary.js';
import type { Backend } from './load-tensorflow.js';
import { MANY_ROWS, type NetworkSettings, networkSettingsFor } from './network-settings.js';
import { TrainingError } from './training-error.js';

/** What may be set; everything unset follows from the size and shape of the data. */
export interface TrainingSettings {
  /** Networks whose probabilities are averaged; 3 unless told. */
  readonly members?: number;
  readonly network?: Partial<NetworkSettings>;
  readonly vocabulary?: Partial<VocabularySettings>;
  /** Share of the rows held out for calibration when no validation rows are given; .2 below 5000 rows, else .1. */
  readonly heldOutShare?: number;
  /** Made-up rows that teach being undecided; from 5000 rows on unless told: they cost few rows .02 (docs/decisions/0012). */
  readonly syntheticOutliers?: boolean;
  /** The fastest that loads unless told. */
  readonly backend?: Backend;
}

export interface ResolvedSettings {
  readonly members: number;
  readonly network: NetworkSettings;
  readonly vocabulary: VocabularySettings;
  readonly heldOutShare: number;
  readonly syntheticOutliers: boolean;
}

/**
 * Mean words a row from which on frequent words need less weight. Measured (docs/decisions/0012): questions of a dozen
 * words lose .025 by idf, mails of 30 words gain .01, news articles need idf^1.5.
 */
const MAIL_WORDS = 20;
const ARTICLE_WORDS = 200;

/** Fills in what depends on the rows. Throws TrainingError `bad-settings`. */
export function resolveSettings(texts: readonly string[], settings: TrainingSettings): ResolvedSettings {
  const words = texts.reduce((sum, text) => sum + gramTokens(text).length, 0) / Math.max(1, texts.length);
  const many = texts.length >= MANY_ROWS;
  const idfPower = words >= ARTICLE_WORDS ? 1.5 : words >= MAIL_WORDS ? 1 : 0;
  const resolved: ResolvedSettings = {
    members: settings.members ?? 3,
    network: {
      ...networkSettingsFor(texts.length, idfPower > 0 ? 'mails' : 'questions'),
      ...settings.network,
    },
    vocabulary: {
      minDocuments: many || words >= ARTICLE_WORDS ? 2 : 1,
      idfPower,
      maxFeatures: 60_000,
      ...settings.vocabulary,
    },
    heldOutShare: settings.heldOutShare ?? (many ? 0.1 : 0.2),
    syntheticOutliers: settings.syntheticOutliers ?? many,
  };
  check(resolved);
  return resolved;
}

function check({ members, network, vocabulary, heldOutShare }: ResolvedSettings): void {
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
    ['idfPower must not be negative', vocabulary.idfPower >= 0],
    ['heldOutShare must be from 0.02 to 0.5', heldOutShare >= 0.02 && heldOutShare <= 0.5],
  ];
  const broken = rules.find(([, holds]) => !holds);
  if (broken !== undefined) throw new TrainingError('bad-settings', `Training settings: ${broken[0]}.`);
}
