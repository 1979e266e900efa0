import { createHash } from 'node:crypto';
import { MANIFEST_FILE, type MadeBy, sha256 } from '../../classification/sealed-manifest.js';
import { createDescriber, type Lexicon } from '../../extraction/tagger/describe-text.js';
import { createHashIndex } from '../../extraction/tagger/hash-index.js';
import { labelScheme } from '../../extraction/tagger/label-scheme.js';
import { phraseList } from '../../extraction/tagger/phrase-list.js';
import { topicFeatures } from '../../extraction/tagger/row-topic.js';
import { encodeTagger } from '../../extraction/tagger/tagger-file.js';
import {
  encodeTaggerManifest,
  TAGGER_FILE,
  TAGGER_FORMAT,
  TAGGER_FORMAT_VERSION,
  type TaggerManifest,
} from '../../extraction/tagger/tagger-manifest.js';
import { rowWidth } from '../../extraction/tagger/tagger-model.js';
import { TrainingError } from '../training/training-error.js';
import { type AnnotatedRow, spanProblem } from './annotated-row.js';
import { collectSequences } from './collect-sequences.js';
import { frequentWords, learnPhrases } from './learn-lexicon.js';
import { quantizeRows } from './quantize-rows.js';
import { groupRows } from './row-topics.js';
import { type TaggerSettings, taggerSettings } from './tagger-settings.js';
import { type LabelledSequence, trainChain } from './train-chain.js';
import { learnTopics } from './train-topics.js';
import { type TrainingText, trainingText } from './training-text.js';

export interface TrainTaggerOptions {
  readonly rows: readonly AnnotatedRow[];
  /** 1 unless told. */
  readonly seed?: number;
  /** What should not follow from the data. */
  readonly settings?: Partial<TaggerSettings>;
  /** Written into the manifest. */
  readonly createdAt: Date;
  /** Written into the manifest, where it is told. */
  readonly madeBy?: MadeBy;
  /** Share of the work done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

export interface TrainedTagger {
  /** What `loadTagger` takes. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly manifest: Omit<TaggerManifest, 'manifestHash'>;
}

const LEAST_ROWS = 2;
const FEW_SPANS = 10;
/** The weights of training take 4 bytes each, twice. */
const MOST_WEIGHTS = 64 * 1024 * 1024;

/**
 * Trains a tagger from annotated rows (docs/decisions/0080). Equal rows, settings and seed give equal files. Throws
 * TrainingError where there is nothing to learn from.
 */
export function trainTagger(options: TrainTaggerOptions): TrainedTagger {
  const { rows, seed = 1, createdAt } = options;
  const types = checkedTypes(rows);
  const scheme = labelScheme(types.length);
  const width = rowWidth(scheme.count);
  const typeIndex = new Map(types.map((type, index) => [type, index]));
  const texts = rows.map((row) => trainingText(row, (type) => typeIndex.get(type) ?? 0));
  const tokens = texts.reduce((sum, text) => sum + text.tokens.count, 0);
  const settings = { ...taggerSettings(tokens), ...options.settings };

  const phrases = learnPhrases(texts);
  const frequent = frequentWords(texts, settings.frequentWord);
  const chosen = groupRows(
    texts.map(({ spans }) => spans.map(({ type }) => type)),
    { types: types.length, seed },
  );
  const learned =
    chosen === null
      ? null
      : learnTopics(
          texts.map(({ forms }) => topicFeatures(forms.words)),
          { ...chosen, seed },
        );
  const topics = learned !== null && learned.accuracy >= settings.topicAccuracy ? learned : null;
  const lexicon: Lexicon = {
    frequent: indexOf(frequent),
    phrases: phraseList(phrases.hashes, phrases.types),
    topics: topics?.model ?? null,
  };
  const describe = createDescriber(lexicon);
  const sequences = collectSequences({
    count: texts.length,
    describe: (row, visit) => {
      const text = texts[row] as TrainingText;
      const topic = topics === null ? null : (topics.guessed[row] as number);
      describe(text, visit, { topic, knows: phrases.knownWithout(text) });
    },
    minOccurrences: settings.minOccurrences,
    most: Math.floor(MOST_WEIGHTS / width),
  });
  const labelled = texts.flatMap(({ tokens: { sequences: starts, glue }, labels }, row) =>
    (sequences.rows[row] ?? []).map((at, place): LabelledSequence => {
      const from = starts[place] ?? 0;
      return { at, length: (starts[place + 1] ?? from) - from, labels, glue, from };
    }),
  );
  const { table, transitions } = trainChain({
    scheme,
    sequences,
    labelled,
    settings,
    seed,
    ...(options.onProgress === undefined ? {} : { onEpoch: options.onProgress }),
  });
  const bytes = encodeTagger({
    types,
    ...quantizeRows({ features: sequences.features, table, width, pruneBelow: settings.pruneBelow }),
    transitions,
    frequentWords: frequent,
    phrases: phrases.hashes,
    phraseTypes: phrases.types,
    topics: topics?.model.topics ?? 0,
    topicFeatures: topics?.model.index.keys() ?? new Uint32Array(0),
    topicWeights: topics?.model.weights ?? new Float32Array(0),
  });
  const hash = sha256(bytes);
  const manifest = {
    format: TAGGER_FORMAT,
    formatVersion: TAGGER_FORMAT_VERSION,
    id: `tagger-${hash.slice(0, 12)}`,
    createdAt: createdAt.toISOString(),
    hash,
    dataHash: rowsHash(rows),
    ...(options.madeBy === undefined ? {} : { madeBy: options.madeBy }),
    rows: rows.length,
    seed,
    types,
    spans: Object.fromEntries(types.map((type, index) => [type, spansOf(texts, index)])),
    settings: { ...settings },
    warnings: warningsOf(texts, types),
    bytes: bytes.length,
  };
  return { files: { [MANIFEST_FILE]: encodeTaggerManifest(manifest), [TAGGER_FILE]: bytes }, manifest };
}

function checkedTypes(rows: readonly AnnotatedRow[]): readonly string[] {
  if (rows.length < LEAST_ROWS)
    throw new TrainingError(
      'no-rows',
      `A tagger needs at least ${LEAST_ROWS} annotated rows, not ${rows.length}.`,
    );
  rows.forEach((row, index) => {
    const problem = spanProblem(row);
    if (problem !== null) throw new TrainingError('bad-spans', `Row ${index + 1}: ${problem}.`);
  });
  const types = [...new Set(rows.flatMap(({ entities }) => entities.map(({ type }) => type)))].sort();
  if (types.length === 0)
    throw new TrainingError('no-entities', 'No row has an entity: there is nothing to learn.');
  return types;
}

function warningsOf(texts: readonly TrainingText[], types: readonly string[]): readonly string[] {
  const total = (pick: (text: TrainingText) => number) => texts.reduce((sum, text) => sum + pick(text), 0);
  const widened = total((text) => text.widened);
  const lost = total((text) => text.lost);
  const thin = types.filter((_, index) => spansOf(texts, index) < FEW_SPANS);
  return [
    ...(widened === 0
      ? []
      : [`${widened} entities begin or end inside a word or number: they are learnt as the whole of it.`]),
    ...(lost === 0
      ? []
      : [`${lost} entities lie across an empty line or share a word: they are not learnt.`]),
    ...(thin.length === 0 ? [] : [`Fewer than ${FEW_SPANS} entities of: ${thin.join(', ')}.`]),
  ];
}

function spansOf(texts: readonly TrainingText[], type: number): number {
  return texts.reduce((sum, { spans }) => sum + spans.filter((span) => span.type === type).length, 0);
}

function rowsHash(rows: readonly AnnotatedRow[]): string {
  const hash = createHash('sha256');
  for (const { text, entities } of rows) {
    const spans = entities.map(({ type, start, end }) => [type, start, end]);
    hash.update(`${JSON.stringify([text, spans])}\n`);
  }
  return hash.digest('hex');
}

function indexOf(hashes: Uint32Array) {
  const index = createHashIndex(hashes.length);
  for (const hash of hashes) index.intern(hash);
  return index;
}
