import { writeSpan } from '../../extraction/tagger/label-scheme.js';
import { type Tokens, tokenize } from '../../extraction/tagger/tokenize.js';
import { type WordForms, wordForms } from '../../extraction/tagger/word-forms.js';
import { type AlignedSpans, alignSpans } from './align-spans.js';
import type { AnnotatedRow } from './annotated-row.js';

/** A row made ready for training. */
export interface TrainingText extends AlignedSpans {
  readonly text: string;
  readonly tokens: Tokens;
  readonly forms: WordForms;
  /** Label of each token. */
  readonly labels: Int32Array;
}

export function trainingText(
  { text, entities }: AnnotatedRow,
  typeOf: (type: string) => number,
): TrainingText {
  const tokens = tokenize(text);
  const aligned = alignSpans(tokens, entities, typeOf);
  const labels = new Int32Array(tokens.count);
  for (const span of aligned.spans) writeSpan(labels, span);
  return { text, tokens, forms: wordForms(text, tokens), labels, ...aligned };
}
