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

/** Words that are looked at, from the start of the text: each costs one prediction. */
const MAX_WORDS = 80;
const MAX_LISTED = 10;

/** Which words carried the first choice, by leaving out one at a time (occlusion); strongest first. */
export function explainText(text: string, { scorer, labels, calibration }: ExplainContext): Explanation {
  // all members, so that the figures before and after compare
  const settings = { ...calibration, cascadeConfidence: Number.POSITIVE_INFINITY };
  const { probabilities } = scorer.scoreText(text, settings);
  const first = argMax(probabilities);
  const whole = Math.log(probabilities[first] || Number.MIN_VALUE);
  const places = [...text.slice(0, MAX_READ).matchAll(/\S+/g)].slice(0, MAX_WORDS);
  const words = places.map((place): WordWeight => {
    const [word] = place;
    const without = text.slice(0, place.index) + text.slice(place.index + word.length);
    const rest = scorer.scoreText(without, settings).probabilities[first] || Number.MIN_VALUE;
    return { word, weight: whole - Math.log(rest) };
  });
  words.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { businessCase: labels[first] ?? '', words: words.slice(0, MAX_LISTED) };
}

const MAX_READ = 20_000;
