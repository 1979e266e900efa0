import { createFeaturizer } from '../../classification/featurizer.js';
import { type LinearSettings, linearValues } from '../../classification/linear-values.js';
import { collectSparseRows, firstFeatures, type SparseRows } from '../../classification/sparse-rows.js';
import { networkFeatures, type Vocabulary, vocabularySize } from '../../classification/vocabulary.js';
import { buildVocabulary } from './build-vocabulary.js';
import type { Backend } from './load-tensorflow.js';
import { createSeededRandom } from './seeded-random.js';
import { syntheticOutliers } from './synthetic-outliers.js';
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
  options: { readonly settings: ResolvedSettings; readonly seed: number; readonly backend?: Backend },
): EnsemblePlan {
  const { settings, seed } = options;
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
  const vocabulary = buildVocabulary([...rows.texts, ...outliers.background], settings.vocabulary);
  const featurizer = createFeaturizer(vocabulary);
  const sparse = collectSparseRows([...rows.texts, ...synthetic], (text) => featurizer.featurize(text));
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
    rows: reweighed(rows.texts, vocabulary),
    labels: rows.classes,
    classes: rows.cases,
    features: vocabularySize(vocabulary),
    seed,
  };
  return { vocabulary, classes, linear: settings.linear, jobs: [...networks, linear] };
}

/** The rows as the linear member reads them. */
function reweighed(texts: readonly string[], vocabulary: Vocabulary): SparseRows {
  const featurizer = createFeaturizer(vocabulary);
  const reweigh = linearValues(vocabulary);
  const values = new Float32Array(vocabularySize(vocabulary));
  return collectSparseRows(texts, (text) => {
    const vector = featurizer.featurize(text);
    reweigh(vector, values);
    return { ...vector, values };
  });
}
