import type { HashIndex } from './hash-index.js';
import { findPhrases, type PhraseList } from './phrase-list.js';
import { guessTopic, type TopicModel, topicFeatures } from './row-topic.js';
import { createTokenFeatures, type FeatureList } from './token-features.js';
import type { Tokens } from './tokenize.js';
import type { WordForms } from './word-forms.js';

/** What features refer to beyond the text itself; all of it comes from the training rows. */
export interface Lexicon {
  readonly frequent: HashIndex;
  readonly phrases: PhraseList;
  /** Null: no topics. */
  readonly topics: TopicModel | null;
}

/** A text ready to be described. */
export interface PreparedText {
  readonly text: string;
  readonly tokens: Tokens;
  readonly forms: WordForms;
}

/**
 * Calls `visit` with the features of each of a text's sequences, in order; the next call writes over them. `own` is for
 * training rows, which must not know their own answers.
 */
export type DescribeText = (
  input: PreparedText,
  visit: (features: FeatureList, sequence: number) => void,
  own?: { readonly topic: number | null; readonly knows: (phrase: number, type: number) => boolean },
) => void;

export function createDescriber(lexicon: Lexicon): DescribeText {
  const tokenFeatures = createTokenFeatures();
  return ({ text, tokens, forms }, visit, own) => {
    const topic = own === undefined ? topicOf(forms, lexicon) : own.topic;
    const { sequences } = tokens;
    for (let place = 0; place + 1 < sequences.length; place++) {
      const range = { from: sequences[place] as number, to: sequences[place + 1] as number };
      const phrases = findPhrases(lexicon.phrases, forms.words, range, own?.knows);
      const { frequent } = lexicon;
      visit(tokenFeatures({ text, tokens, forms, frequent, topic, phrases, ...range }), place);
    }
  };
}

function topicOf({ words }: WordForms, { topics }: Lexicon): number | null {
  return topics === null ? null : guessTopic(topics, topicFeatures(words));
}
