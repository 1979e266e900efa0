import type { Entity } from '../domain/entity.js';
import { TAGGER } from './merge-learned-entities.js';
import type { Tagger } from './tagger/tagger.js';

/** No tagger is as sure as a check digit. */
const MOST_CONFIDENCE = 0.97;

/** What the learned tagger finds in a text: values are the text with runs of blanks made one. */
export function learnedEntities(text: string, tagger: Tagger): readonly Entity[] {
  return tagger.tag(text).map(({ type, start, end, confidence }) => {
    const written = text.slice(start, end);
    return {
      type,
      value: written.replace(/\s+/g, ' '),
      text: written,
      start,
      end,
      confidence: Math.round(Math.min(confidence, MOST_CONFIDENCE) * 1000) / 1000,
      recognizer: TAGGER,
    };
  });
}
