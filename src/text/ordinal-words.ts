const GERMAN = [
  'erst', 'zweit', 'dritt', 'viert', 'fünft', 'sechst', 'siebt', 'acht', 'neunt', 'zehnt', 'elft', 'zwölft',
  'dreizehnt', 'vierzehnt', 'fünfzehnt', 'sechzehnt', 'siebzehnt', 'achtzehnt', 'neunzehnt', 'zwanzigst',
  'einundzwanzigst', 'zweiundzwanzigst', 'dreiundzwanzigst', 'vierundzwanzigst', 'fünfundzwanzigst',
  'sechsundzwanzigst', 'siebenundzwanzigst', 'achtundzwanzigst', 'neunundzwanzigst', 'dreißigst', 'einunddreißigst',
]; // biome-ignore format: a table
const ENGLISH = [
  'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh',
  'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
  'twentieth', 'twenty-first', 'twenty-second', 'twenty-third', 'twenty-fourth', 'twenty-fifth', 'twenty-sixth',
  'twenty-seventh', 'twenty-eighth', 'twenty-ninth', 'thirtieth', 'thirty-first',
]; // biome-ignore format: a table

const VALUES: ReadonlyMap<string, number> = new Map([
  ...GERMAN.flatMap((stem, index) => ['e', 'en', 'er'].map((ending) => [stem + ending, index + 1] as const)),
  ...ENGLISH.map((word, index) => [word, index + 1] as const),
]);

/** Regular-expression source of the ordinal words of days (1st to 31st, German and English), longest first, without groups. */
export const ORDINAL_WORD_PATTERN = [...VALUES.keys()].sort((a, b) => b.length - a.length).join('|');

/** 1..31, or null for any other word. */
export function numberFromOrdinal(word: string): number | null {
  return VALUES.get(word.toLowerCase()) ?? null;
}
