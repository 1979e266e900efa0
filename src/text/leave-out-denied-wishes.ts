import { foldCase } from './fold-case.js';

/** A text in which only what is wanted is left. */
export interface WantedText {
  readonly text: string;
  /** True: something is said not to be wanted, and was left out. */
  readonly deniesAWish: boolean;
}

/**
 * Leaves out the clauses that say what the customer does *not* want ("Ich will nicht kündigen, nur den Tarif wechseln"
 * is about the tariff), so that nobody who counts words takes the denied for the wanted. German and English.
 *
 * A clause ends at punctuation, at line ends, and before words of contrast or connection. It is left out where it
 * - denies a wish: `will nicht`, `möchte keine`, `don't want`, `not looking for`, `nicht als ... verstehen`,
 * - or is a bare denial followed by a contrast: `nicht stornieren, nur`, `no complaint, just`.
 *
 * What is *no longer* wanted is a wish and stays; so does what does not work, has not come or is not there. Everything
 * stays where hardly anything would be left: then the denial is what the message says.
 */
export function leaveOutDeniedWishes(text: string): WantedText {
  if (!DENIAL.test(text)) return { text, deniesAWish: false };
  const clauses = text.split(CLAUSE_START).map((clause) => ({ clause, words: wordsOf(clause) }));
  const kept = clauses.filter(
    ({ words }, index) =>
      !deniesWish(words) && !(isBareDenial(words) && CONTRAST.has(clauses[index + 1]?.words[0] ?? '')),
  );
  const left = kept.reduce((sum, { words }) => sum + words.length, 0);
  if (kept.length === clauses.length || left < LEAST_WORDS) return { text, deniesAWish: false };
  return { text: kept.map(({ clause }) => clause).join(''), deniesAWish: true };
}

/** Fewer words say too little to stand alone. */
const LEAST_WORDS = 3;
/** A bare denial has no subject and verb of its own, hence few words. */
const BARE_WORDS = 6;
/** So many words may stand between `not` and what it denies ("don't really want"). */
const REACH = 3;

const set = (words: string) => new Set(words.trim().split(/\s+/));

const CONTRAST_WORDS =
  'sondern nur bloss bloß lediglich stattdessen vielmehr einfach only just instead rather simply merely';
const CONTRAST = set(CONTRAST_WORDS);
const CLAUSE_START = new RegExp(
  [
    `(?<=[.,;:!?)]["'“”]?\\s)`,
    '(?<=\\n)',
    '(?<=\\s[-–—]\\s)',
    `(?<!\\b(?:nicht|not)\\s)(?<=\\s)(?=(?:${CONTRAST_WORDS.split(' ').join('|')}|und|aber|denn|weil|and|but|because)\\s)`,
    // who writes without punctuation: "my phone is lost i don't want anyone to use it"
    `(?<=\\s)(?=(?:i|we)(?:['’]?m|\\sam|['’]re|\\sare|\\sreally)?\\s(?:do\\snot|don['’]?t|not)\\s)`,
  ].join('|'),
  'iu',
);

const GERMAN_NO = set(
  'nicht nich net ned nix nichts kein keine keinen keinem keiner keines keinesfalls keineswegs weder',
);
const ENGLISH_NO = set('not no nothing neither nor dont didnt wont havent');
const DENIAL = /(?<!\p{L})(?:nich|ne[td]|nix|kein|weder|no|neither|dont|didnt|wont)|n['’]t(?!\p{L})/iu;

/** What goes on, or has gone on and should end: "no longer", "keine Werbung mehr". */
const NO_LONGER = set('mehr longer anymore more weiter weiterhin');

const GERMAN_WISH = set(
  `will wollen wollte wollten wollt moecht moechte moechten brauch brauche brauchen benoetige benoetigen wuensche
  wuenschen beabsichtige beabsichtigen verstehen auffassen interessiert verlange`,
);
const ENGLISH_WISH = set(
  'want wanting wish intend intending plan planning ask asking trying need interested care read',
);

function deniesWish(words: readonly string[]): boolean {
  if (words.some((word) => NO_LONGER.has(word))) return false;
  if (words.some((word) => GERMAN_NO.has(word)) && words.some((word) => GERMAN_WISH.has(word))) return true;
  return words.some((word, index) => {
    if (!isEnglishNo(word)) return false;
    const [next = '', afterNext = ''] = words.slice(index + 1);
    const isSought = next === 'after' || (next === 'looking' && (afterNext === 'for' || afterNext === 'to'));
    return isSought || words.slice(index + 1, index + 1 + REACH).some((one) => ENGLISH_WISH.has(one));
  });
}

function isBareDenial(words: readonly string[]): boolean {
  return (
    words.length > 1 &&
    words.length <= BARE_WORDS &&
    words.slice(0, 2).some((word) => GERMAN_NO.has(word) || ENGLISH_NO.has(word)) &&
    !words.some((word) => NO_LONGER.has(word))
  );
}

const isEnglishNo = (word: string) => ENGLISH_NO.has(word) || word.endsWith("n't");

const wordsOf = (clause: string) => foldCase(clause).replaceAll('’', "'").match(WORD) ?? [];
const WORD = /[\p{L}\p{N}']+/gu;
