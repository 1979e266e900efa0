import type { Vocabulary } from '../../../../src/classification/vocabulary.js';
import {
  buildVocabulary,
  type VocabularySettings,
} from '../../../../src/knowledge/training/build-vocabulary.js';
import { createTextReader } from '../../../../src/knowledge/training/text-reader.js';

/** The vocabulary of these texts. */
export function vocabularyOf(texts: readonly string[], settings: VocabularySettings): Vocabulary {
  const reader = createTextReader();
  const places = reader.read(texts);
  return buildVocabulary(reader.features, places, settings).vocabulary;
}
