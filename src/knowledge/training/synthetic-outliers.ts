import { BACKGROUND_SENTENCES } from '../../classification/background-sentences.js';
import { gramTokens, tokenWords } from '../../classification/text-grams.js';
import type { SeededRandom } from './seeded-random.js';

export interface OutlierOptions {
  readonly texts: readonly string[];
  /** Class of each text. */
  readonly labels: readonly number[];
  readonly random: SeededRandom;
}

/** Made-up texts that belong to no business case. */
export interface SyntheticOutliers {
  /** First half of one row and second half of a row of another class. */
  readonly halves: readonly string[];
  /** Rows whose most telling words are replaced by rare ones: the sentence's shell without its kernel. */
  readonly shells: readonly string[];
  /** Neutral sentences, some words left out. */
  readonly background: readonly string[];
}

/**
 * Teaches the network to be undecided where nothing is asked. Shells stand for out of scope, halves and background make
 * single sentences of long messages judgeable (docs/decisions/0010). A tenth, a tenth and a twenty-fifth of the rows.
 */
export function syntheticOutliers(options: OutlierOptions): SyntheticOutliers {
  const { texts, labels, random } = options;
  const words = texts.map((text) => gramTokens(text));
  const tenth = Math.floor(texts.length / 10);
  const shell = shellMaker(words, options);
  return {
    halves: repeat(tenth, () => {
      const first = random.below(texts.length);
      const second = otherClass(first);
      return [...firstHalf(words[first] ?? []), ...secondHalf(words[second] ?? [])].join(' ');
    }),
    shells: repeat(tenth, () => shell(random.below(texts.length))),
    background: repeat(Math.floor(texts.length / 25), () => {
      const sentences = repeat(
        1 + random.below(2),
        () => BACKGROUND_SENTENCES[random.below(BACKGROUND_SENTENCES.length)] ?? '',
      );
      return sentences
        .join(' ')
        .split(' ')
        .filter(() => random.unit() >= WORD_LOSS)
        .join(' ');
    }),
  };

  function otherClass(row: number): number {
    for (let attempt = 0; attempt < 20; attempt++) {
      const other = random.below(texts.length);
      if (labels[other] !== labels[row]) return other;
    }
    return row;
  }
}

const WORD_LOSS = 0.15;
const RARE_ROWS = 8;

/** Replaces the half of a row's words that are most tied to one class (max over classes of n(w, c) / (n(w) + 2)). */
function shellMaker(
  words: readonly (readonly string[])[],
  { labels, random }: OutlierOptions,
): (row: number) => string {
  const rowsOf = new Map<string, Map<number, number>>();
  for (const [row, tokens] of words.entries()) {
    const label = labels[row] ?? 0;
    for (const word of new Set(tokens.flatMap(tokenWords))) {
      const byClass = rowsOf.get(word) ?? new Map<number, number>();
      byClass.set(label, (byClass.get(label) ?? 0) + 1);
      rowsOf.set(word, byClass);
    }
  }
  const ties = new Map<string, number>();
  const rare: string[] = [];
  for (const [word, byClass] of rowsOf) {
    const rows = [...byClass.values()].reduce((sum, count) => sum + count, 0);
    ties.set(word, Math.max(...byClass.values()) / (rows + 2));
    if (rows <= RARE_ROWS) rare.push(word);
  }
  return (row) => {
    const tokens = words[row] ?? [];
    const tie = (token: string) => Math.max(0, ...tokenWords(token).map((word) => ties.get(word) ?? 0));
    const ranked = tokens.map((token, place) => ({ place, tie: tie(token) })).sort((a, b) => b.tie - a.tie);
    const replaced = new Set(ranked.slice(0, Math.ceil(tokens.length / 2)).map(({ place }) => place));
    return tokens
      .map((token, place) => (replaced.has(place) ? (rare[random.below(rare.length)] ?? token) : token))
      .join(' ');
  };
}

function firstHalf(words: readonly string[]): readonly string[] {
  return words.slice(0, Math.ceil(words.length / 2));
}

function secondHalf(words: readonly string[]): readonly string[] {
  return words.slice(Math.floor(words.length / 2));
}

function repeat<T>(times: number, make: () => T): T[] {
  return Array.from({ length: times }, make);
}
