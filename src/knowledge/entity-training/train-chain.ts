import { createSimdKernel } from '../../classification/simd-kernel.js';
import { createChain } from '../../extraction/tagger/chain.js';
import type { LabelScheme } from '../../extraction/tagger/label-scheme.js';
import { rowWidth } from '../../extraction/tagger/tagger-model.js';
import { MOST_FEATURES } from '../../extraction/tagger/token-features.js';
import { transitionTable } from '../../extraction/tagger/transition-table.js';
import { createSeededRandom, shuffledIndices } from '../training/seeded-random.js';
import type { TrainingSequences } from './collect-sequences.js';
import type { TaggerSettings } from './tagger-settings.js';

/** One sequence to learn from. */
export interface LabelledSequence {
  /** Place of its first token in `TrainingSequences.offsets`. */
  readonly at: number;
  readonly length: number;
  /** Of the whole row; the sequence begins at `from`. */
  readonly labels: Int32Array;
  readonly glue: Uint8Array;
  readonly from: number;
}

export interface ChainWeights {
  /** features x width */
  readonly table: Float32Array;
  readonly transitions: Float32Array;
}

/** Sums of squares that step sizes start from. */
const FIRST_SQUARES = { row: 0.1, transition: 1 } as const;
/** Transitions are shared by all tokens, hence changed only every so many sequences. */
const TRANSITIONS_EVERY = 8;
/** Tokens that are learnt so well are passed over. */
const LEARNT = 1e-6;
/** Step size of the last epoch as a share of the first one's. */
const LAST_STEP = 0.1;

/**
 * Maximises the conditional likelihood of the labels by stochastic gradient steps with one AdaGrad step size a feature
 * (all its labels together: a feature's row is updated by one SIMD scatter), dropout on features, decay, and averaging
 * of the last epochs' weights. Calls `onEpoch` with the share done. Reproducible by seed.
 */
export function trainChain(options: {
  readonly scheme: LabelScheme;
  readonly sequences: TrainingSequences;
  readonly labelled: readonly LabelledSequence[];
  readonly settings: TaggerSettings;
  readonly seed: number;
  readonly onEpoch?: (share: number) => void;
}): ChainWeights {
  const { scheme, labelled, settings } = options;
  const { offsets, ids: featureIds, features } = options.sequences;
  const { epochs, dropout, decay } = settings;
  const width = rowWidth(scheme.count);
  const rowBytes = 4 * width;
  const longest = labelled.reduce((most, { length }) => Math.max(most, length), 1);
  const idsAt = features.length * rowBytes;
  const valuesAt = idsAt + 4 * MOST_FEATURES;
  const scoresAt = valuesAt + 4 * MOST_FEATURES;
  const gradientAt = scoresAt + longest * rowBytes;
  const kernel = createSimdKernel(gradientAt + rowBytes);
  const { buffer } = kernel.memory;
  const table = new Float32Array(buffer, 0, features.length * width);
  const ids = new Int32Array(buffer, idsAt, MOST_FEATURES);
  const values = new Float32Array(buffer, valuesAt, MOST_FEATURES);
  const scores = new Float32Array(buffer, scoresAt, longest * width);
  const gradient = new Float32Array(buffer, gradientAt, width);
  const squares = new Float32Array(features.length).fill(FIRST_SQUARES.row);

  const places = transitionTable(scheme);
  const transitions = new Float32Array(places.size);
  const expected = new Float32Array(places.size);
  const transitionSquares = new Float32Array(places.size).fill(FIRST_SQUARES.transition);
  const chain = createChain(scheme, transitions);
  const random = createSeededRandom(options.seed);
  const kept = new Uint8Array(longest * MOST_FEATURES);
  const upscale = 1 / (1 - dropout);

  const score = ({ at, length }: LabelledSequence): void => {
    scores.fill(0, 0, length * width);
    let flag = 0;
    for (let t = 0; t < length; t++) {
      let used = 0;
      for (let f = offsets[at + t] as number; f < (offsets[at + t + 1] as number); f++) {
        const keeps = random.unit() >= dropout;
        kept[flag++] = keeps ? 1 : 0;
        if (!keeps) continue;
        ids[used] = featureIds[f] as number;
        values[used++] = upscale;
      }
      kernel.addRows(scoresAt + t * rowBytes, 0, idsAt, valuesAt, used, rowBytes);
    }
  };

  const learn = ({ at, length, labels, glue, from }: LabelledSequence, rate: number): void => {
    let flag = 0;
    for (let t = 0; t < length; t++) {
      const own = labels[from + t] as number;
      if (t > 0) {
        const place = places.at(labels[from + t - 1] as number, own, glue[from + t] as number);
        expected[place] = (expected[place] as number) - 1;
      }
      let error = 0;
      for (let label = 0; label < scheme.count; label++) {
        const difference = chain.marginal(t, label) - (label === own ? 1 : 0);
        gradient[label] = difference;
        error += difference * difference;
      }
      const begin = offsets[at + t] as number;
      const end = offsets[at + t + 1] as number;
      if (error < LEARNT) {
        flag += end - begin;
        continue;
      }
      let used = 0;
      for (let f = begin; f < end; f++) {
        if (kept[flag++] === 0) continue;
        const id = featureIds[f] as number;
        squares[id] = (squares[id] as number) + error;
        ids[used] = id;
        values[used++] = -rate / Math.sqrt(squares[id] as number);
      }
      kernel.scatterRow(0, idsAt, valuesAt, gradientAt, used, rowBytes);
    }
  };

  const learnTransitions = (rate: number): void => {
    chain.addExpected(expected);
    for (let place = 0; place < expected.length; place++) {
      const difference = expected[place] as number;
      if (difference === 0) continue;
      const sum = (transitionSquares[place] as number) + difference * difference;
      transitionSquares[place] = sum;
      transitions[place] = (transitions[place] as number) - (rate / Math.sqrt(sum)) * difference;
      expected[place] = 0;
    }
    chain.refresh();
  };

  const average = {
    table: new Float32Array(table.length),
    transitions: new Float32Array(places.size),
    of: 0,
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = settings.learningRate * (1 - ((1 - LAST_STEP) * epoch) / epochs);
    let seen = 0;
    for (const which of shuffledIndices(labelled.length, random)) {
      const sequence = labelled[which] as LabelledSequence;
      score(sequence);
      const { length, glue, from } = sequence;
      chain.pass({ length, scores, width, glue, from }, true);
      learn(sequence, rate);
      if (++seen % TRANSITIONS_EVERY === 0) learnTransitions(rate);
    }
    learnTransitions(rate);
    for (let at = 0; at < table.length; at++) table[at] = (table[at] as number) * (1 - decay);
    if (epoch >= Math.floor(settings.averageFrom * epochs)) {
      average.of++;
      addTo(average.table, table);
      addTo(average.transitions, transitions);
    }
    options.onEpoch?.((epoch + 1) / epochs);
  }
  for (const sums of [average.table, average.transitions])
    for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) / average.of;
  return average;
}

function addTo(sums: Float32Array, values: Float32Array): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] as number) + (values[at] as number);
}
