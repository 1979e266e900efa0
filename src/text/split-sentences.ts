/** The sentences of a text, trimmed, without empty ones: split after `.`, `!` or `?` followed by a blank, and at line ends. */
export function splitSentences(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const SENTENCE_END = /(?<=[.!?])\s|\n/;
