import type { DisplayLanguage } from '../../domain/language.js';

/** A sentence in both languages. */
export type Phrase = Readonly<Record<DisplayLanguage, string>>;
