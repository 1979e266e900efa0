import type { DisplayLanguage } from '../../domain/language.js';
import { wordsOf } from './decision-words.js';
import { translateSentence } from './phrase.js';

/** Display names by key; what has none is shown by its key. */
export interface DecisionNames {
  readonly businessCases?: ReadonlyMap<string, string>;
  readonly agents?: ReadonlyMap<string, string>;
  readonly queues?: ReadonlyMap<string, string>;
}

/** Between the signs of urgency in a sentence. */
export const SIGN_SEPARATOR = '; ';

/** Says a stored sentence in a language, with the names of people, queues and presences in place of keys. */
export function tellSentence(sentence: string, language: DisplayLanguage, names: DecisionNames): string {
  return translateSentence(sentence, language, (name, value) => {
    if (name === 'presence') return wordsOf(language).presences.get(value) ?? value;
    if (name === 'agent') return names.agents?.get(value) ?? value;
    if (name === 'queue' || name === 'to') return names.queues?.get(value) ?? value;
    if (name === 'signs')
      return value
        .split(SIGN_SEPARATOR)
        .map((sign) => translateSentence(sign, language))
        .join(SIGN_SEPARATOR);
    // an agent's or a rule's own words in brackets may be a phrase themselves
    return name === 'reason' ? translateSentence(value, language) : value;
  });
}
