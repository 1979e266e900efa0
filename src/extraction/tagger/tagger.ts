import { createSimdKernel } from '../../classification/simd-kernel.js';
import { createBestPath } from './best-path.js';
import { type ChainInput, createChain } from './chain.js';
import { createDescriber, type Lexicon } from './describe-text.js';
import { createHashIndex, type HashIndex } from './hash-index.js';
import { labelScheme, spansOfLabels } from './label-scheme.js';
import { phraseList } from './phrase-list.js';
import { rowWidth, type TaggerModel } from './tagger-model.js';
import { type FeatureList, MOST_FEATURES } from './token-features.js';
import { MOST_TOKENS, tokenize } from './tokenize.js';
import { wordForms } from './word-forms.js';

/** A span that the tagger found. Offsets in UTF-16 code units. */
export interface TaggedSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** 0..1: the model's probability of exactly this span and type. */
  readonly confidence: number;
}

export interface Tagger {
  readonly types: readonly string[];
  /** Spans in order, free of overlaps. Never throws on any text; time grows linearly with its length. */
  tag(text: string): readonly TaggedSpan[];
}

/** A tagger over trained weights: a linear-chain conditional random field (docs/decisions/0080). Not reentrant. */
export function createTagger(model: TaggerModel): Tagger {
  const { types, scales } = model;
  const scheme = labelScheme(types.length);
  const width = rowWidth(scheme.count);
  const index = indexOf(model.features);
  const describe = createDescriber(lexiconOf(model));
  const chain = createChain(scheme, model.transitions);
  const bestPath = createBestPath(scheme, model.transitions);

  const rowsBytes = Math.ceil(model.rows.length / 16) * 16;
  const valuesAt = rowsBytes + 4 * MOST_FEATURES;
  const scoresAt = valuesAt + 4 * MOST_FEATURES;
  const kernel = createSimdKernel(scoresAt + 4 * width * MOST_TOKENS);
  const { buffer } = kernel.memory;
  new Int8Array(buffer, 0, model.rows.length).set(model.rows);
  const ids = new Int32Array(buffer, rowsBytes, MOST_FEATURES);
  const values = new Float32Array(buffer, valuesAt, MOST_FEATURES);
  const scores = new Float32Array(buffer, scoresAt, width * MOST_TOKENS);

  const scoreSequence = ({ length, offsets, hashes }: FeatureList): void => {
    scores.fill(0, 0, length * width);
    for (let t = 0; t < length; t++) {
      const range = { from: offsets[t] as number, to: offsets[t + 1] as number };
      const known = index.findAll(hashes, range, ids);
      for (let place = 0; place < known; place++) values[place] = scales[ids[place] as number] as number;
      kernel.addByteRows(scoresAt + 4 * width * t, 0, rowsBytes, valuesAt, known, width);
    }
  };

  return {
    types,
    tag: (text) => {
      const tokens = tokenize(text);
      const found: TaggedSpan[] = [];
      describe({ text, tokens, forms: wordForms(text, tokens) }, (features, sequence) => {
        const from = tokens.sequences[sequence] ?? 0;
        scoreSequence(features);
        const input: ChainInput = { length: features.length, scores, width, glue: tokens.glue, from };
        chain.pass(input, false);
        const labels = bestPath(chain, input);
        for (const { type, first, last } of spansOfLabels(labels))
          found.push({
            type: types[type] ?? '',
            start: tokens.starts[from + first] ?? 0,
            end: tokens.ends[from + last] ?? 0,
            confidence: chain.pathProbability(input, labels, first, last),
          });
      });
      return found;
    },
  };
}

function lexiconOf(model: TaggerModel): Lexicon {
  const { topics, topicWeights } = model;
  return {
    frequent: indexOf(model.frequentWords),
    phrases: phraseList(model.phrases, model.phraseTypes),
    topics: topics === 0 ? null : { topics, index: indexOf(model.topicFeatures), weights: topicWeights },
  };
}

function indexOf(hashes: Uint32Array): HashIndex {
  const index = createHashIndex(hashes.length);
  for (const hash of hashes) index.intern(hash);
  return index;
}
