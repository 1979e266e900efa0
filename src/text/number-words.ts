const GERMAN = [
  'null', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf', 'dreizehn',
  'vierzehn', 'fünfzehn', 'sechzehn', 'siebzehn', 'achtzehn', 'neunzehn', 'zwanzig',
]; // biome-ignore format: a table
const ENGLISH = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
  'twenty',
];
const TENS: readonly (readonly [string, string, number])[] = [
  ['dreißig', 'thirty', 30],
  ['vierzig', 'forty', 40],
  ['fünfzig', 'fifty', 50],
  ['sechzig', 'sixty', 60],
  ['siebzig', 'seventy', 70],
  ['achtzig', 'eighty', 80],
  ['neunzig', 'ninety', 90],
  ['hundert', 'hundred', 100],
];

const VALUES: ReadonlyMap<string, number> = new Map<string, number>([
  ...GERMAN.map((word, value) => [word, value] as const),
  ...ENGLISH.map((word, value) => [word, value] as const),
  ...TENS.flatMap(([german, english, value]) => [[german, value] as const, [english, value] as const]),
  ['eins', 1],
  ['eine', 1],
  ['einen', 1],
  ['einem', 1],
  ['einer', 1],
  ['zwo', 2],
  ['a', 1],
  ['an', 1],
  ['fuenf', 5],
  ['zwoelf', 12],
  ['dreissig', 30],
]);

/** Regular-expression source of the number words, longest first, without groups or boundaries. */
export const NUMBER_WORD_PATTERN = [...VALUES.keys()].sort((a, b) => b.length - a.length).join('|');

/** The number that a German or English word (0..20, tens, hundred; articles count 1) or a string of digits means. */
export function numberFromWord(word: string): number | null {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  return VALUES.get(word.toLowerCase()) ?? null;
}
