/**
 * Letters of the Latin script, as the inside of a character class. Recognisers that run over every message use it in place
 * of `\p{L}` without the `u` flag, which is five times faster; labels and dates are in Latin letters anyway.
 */
export const LATIN = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f';

/** Zero-width: no Latin letter or digit stands before, none stands behind. */
export const WORD_START = `(?<![${LATIN}\\d])`;
export const WORD_END = `(?![${LATIN}\\d])`;
