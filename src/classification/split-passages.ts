import { splitSentences } from '../text/split-sentences.js';

/** Sentences with more words (voice-to-text knows no full stop) are cut into pieces of half as many. */
const MAX_SENTENCE_WORDS = 60;
/** Further passages of a text are not looked at one by one. */
const MAX_PASSAGES = 120;

/** The sentences of a text in order, overlong ones cut; none for a text of one sentence. */
export function splitPassages(text: string): readonly string[] {
  const passages: string[] = [];
  for (const sentence of splitSentences(text)) {
    if (sentence.length < MAX_SENTENCE_WORDS * 2) passages.push(sentence);
    else passages.push(...cutSentence(sentence));
    if (passages.length >= MAX_PASSAGES) break;
  }
  return passages.length > 1 ? passages.slice(0, MAX_PASSAGES) : [];
}

function cutSentence(sentence: string): string[] {
  const words = sentence.split(/\s+/);
  if (words.length <= MAX_SENTENCE_WORDS) return [sentence];
  const size = MAX_SENTENCE_WORDS / 2;
  return Array.from({ length: Math.ceil(words.length / size) }, (_, piece) =>
    words.slice(piece * size, (piece + 1) * size).join(' '),
  );
}
