import type { LinearSettings } from '../../classification/linear-values.js';
import { firstFeatures } from '../../classification/sparse-rows.js';
import { networkFeatures, type Vocabulary, vocabularySize } from '../../classification/vocabulary.js';
import { buildVocabulary } from './build-vocabulary.js';
import type { Backend } from './load-tensorflow.js';
import { linearRows, numberedRows } from './numbered-rows.js';
import { createSeededRandom } from './seeded-random.js';
import { syntheticOutliers } from './synthetic-outliers.js';
import type { TextReader } from './text-reader.js';
import type { LinearJob } from './train-linear.js';
import type { MemberJob } from './train-member.js';
import type { ResolvedSettings } from './training-settings.js';

export interface EnsembleRows {
  readonly texts: readonly string[];
  /** Index of the business case; -1: out of scope. */
  readonly classes: Int32Array;
  /** Number of business cases. */
  readonly cases: number;
}

export interface EnsemblePlan {
  readonly vocabulary: Vocabulary;
  /** Classes of the network: one more than cases where out-of-scope rows were given. */
  readonly classes: number;
  readonly linear: LinearSettings | null;
  /** One a network, then the linear member's if there is one. */
  readonly jobs: readonly (MemberJob | LinearJob)[];
}

/** Features, synthetic rows and seeds: all that the members of one ensemble are trained from. */
export function planEnsemble(
  rows: EnsembleRows,
  options: {
    readonly settings: ResolvedSettings;
    readonly seed: number;
    readonly backend?: Backend;
    /** Shared by the ensembles that are trained on some of the same texts. */
    readonly reader: TextReader;
  },
): EnsemblePlan {
  const { settings, seed, reader } = options;
  const hasOutOfScope = rows.classes.includes(-1);
  const classes = rows.cases + (hasOutOfScope ? 1 : 0);
  const inScope = rows.texts.flatMap((text, row) =>
    (rows.classes[row] ?? -1) >= 0 ? [{ text, label: rows.classes[row] as number }] : [],
  );
  const outliers = settings.syntheticOutliers
    ? syntheticOutliers({
        texts: inScope.map(({ text }) => text),
        labels: inScope.map(({ label }) => label),
        random: createSeededRandom(seed),
      })
    : { halves: [], shells: [], background: [] };
  const synthetic = [...outliers.halves, ...outliers.background, ...outliers.shells];
  const undecided = synthetic.length - outliers.shells.length;
  const labels = new Int32Array(rows.texts.length + synthetic.length).fill(-1);
  for (const [row, own] of rows.classes.entries()) labels[row] = own >= 0 ? own : rows.cases;
  // shells stand for out of scope where the network has a class for it
  if (hasOutOfScope) labels.fill(rows.cases, rows.texts.length + undecided);
  const known = reader.read([...rows.texts, ...outliers.background]);
  const places = reader.read([...rows.texts, ...synthetic]);
  const numbered = buildVocabulary(reader.features, known, settings.vocabulary);
  const { vocabulary } = numbered;
  const sparse = numberedRows(reader.features, places, numbered);
  const features = networkFeatures(vocabulary);
  const networkRows = features < vocabularySize(vocabulary) ? firstFeatures(sparse, features) : sparse;
  const networks = Array.from(
    { length: settings.members },
    (_, member): MemberJob => ({
      kind: 'network',
      rows: networkRows,
      labels,
      realRows: rows.texts.length,
      classes,
      uniformClasses: rows.cases,
      features,
      settings: settings.network,
      seed: seed * 100 + member,
      ...(options.backend === undefined ? {} : { backend: options.backend }),
    }),
  );
  if (settings.linear === null) return { vocabulary, classes, linear: null, jobs: networks };
  const linear: LinearJob = {
    kind: 'linear',
    rows: linearRows(sparse, rows.texts.length, numbered),
    labels: rows.classes,
    classes: rows.cases,
    features: vocabularySize(vocabulary),
    seed,
  };
  return { vocabulary, classes, linear: settings.linear, jobs: [...networks, linear] };
}
