import type { HashIndex } from './hash-index.js';
import { findPhrases, type PhraseList } from './phrase-list.js';
import { guessTopic, type TopicModel, topicFeatures } from './row-topic.js';
import { type FeatureList, tokenFeatures } from './token-features.js';
import type { Tokens } from './tokenize.js';
import type { WordForms } from './word-forms.js';

/** What features refer to beyond the text itself; all of it comes from the training rows. */
export interface Lexicon {
  readonly frequent: HashIndex;
  readonly phrases: PhraseList;
  /** Null: no topics. */
  readonly topics: TopicModel | null;
}

/** The features of a text's sequences, in order. `own` is for training rows, which must not know their own answers. */
export function describeText(
  { text, tokens, forms }: { readonly text: string; readonly tokens: Tokens; readonly forms: WordForms },
  lexicon: Lexicon,
  own?: { readonly topic: number | null; readonly knows: (phrase: number, type: number) => boolean },
): readonly FeatureList[] {
  const topic = own === undefined ? topicOf(forms, lexicon) : own.topic;
  const { sequences } = tokens;
  return sequences.slice(0, -1).map((from, place) => {
    const range = { from, to: sequences[place + 1] ?? from };
    const phrases = findPhrases(lexicon.phrases, forms.words, range, own?.knows);
    return tokenFeatures({ text, tokens, forms, frequent: lexicon.frequent, topic, phrases, ...range });
  });
}

function topicOf({ words }: WordForms, { topics }: Lexicon): number | null {
  return topics === null ? null : guessTopic(topics, topicFeatures(words));
}
