import { foldCase } from '../text/fold-case.js';
import type { Calibration } from './calibration.js';
import type { Scorer } from './score-text.js';
import { argMax } from './softmax.js';

export interface Explanation {
  /** The forced first choice. */
  readonly businessCase: string;
  readonly words: readonly WordWeight[];
}

export interface WordWeight {
  readonly word: string;
  /** By how much the log probability of the first choice falls without the word; negative: the word speaks against it. */
  readonly weight: number;
}

export interface ExplainContext {
  readonly scorer: Scorer;
  readonly labels: readonly string[];
  readonly calibration: Calibration;
}

/** Different words that are looked at, from the start of the text: each costs one prediction. */
const MAX_WORDS = 80;
const MAX_LISTED = 10;
const MAX_READ = 20_000;

/**
 * Which words carried the first choice, by leaving out one at a time, wherever it stands (occlusion); strongest first.
 * Words are given without the punctuation around them, in the spelling in which they stand first.
 */
export function explainText(text: string, { scorer, labels, calibration }: ExplainContext): Explanation {
  // all members, so that the figures before and after compare
  const settings = { ...calibration, cascadeConfidence: Number.POSITIVE_INFINITY };
  const { probabilities } = scorer.scoreText(text, settings);
  const first = argMax(probabilities);
  const whole = Math.log(probabilities[first] || Number.MIN_VALUE);
  const words = wordsOf(text.slice(0, MAX_READ))
    .slice(0, MAX_WORDS)
    .map(({ word, places }): WordWeight => {
      const rest = scorer.scoreText(without(text, places), settings).probabilities[first];
      return { word, weight: whole - Math.log(rest || Number.MIN_VALUE) };
    });
  words.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { businessCase: labels[first] ?? '', words: words.slice(0, MAX_LISTED) };
}

interface FoundWord {
  readonly word: string;
  /** Start and end in the text, with the punctuation around it, in order. */
  readonly places: readonly (readonly [number, number])[];
}

/** Different words in their order; marks that stand alone are none. */
function wordsOf(text: string): readonly FoundWord[] {
  const found = new Map<string, { word: string; places: [number, number][] }>();
  for (const { 0: token, index } of text.matchAll(/\S+/g)) {
    const word = token.replace(PUNCTUATION_AROUND, '');
    if (word === '') continue;
    const key = foldCase(word);
    const known = found.get(key) ?? { word, places: [] };
    known.places.push([index, index + token.length]);
    found.set(key, known);
  }
  return [...found.values()];
}

function without(text: string, places: FoundWord['places']): string {
  let rest = '';
  let at = 0;
  for (const [start, end] of places) {
    rest += text.slice(at, start);
    at = end;
  }
  return rest + text.slice(at);
}

const PUNCTUATION_AROUND = /^\p{P}+|\p{P}+$/gu;
