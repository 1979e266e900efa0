import { detectAll } from 'tinyld';
import type { Language } from '../domain/language.js';
import { words } from './words.js';

/**
 * The language that a text is written in, or `und` when it is too short or too strange to tell. Function words of the
 * languages that customers write most decide first: they are right on short texts ("Wo bleibt mein Paket?"), where
 * n-gram statistics guess, and twenty times faster. What they leave open goes to tinyld, which knows 60 languages.
 * Looks at the first 200 words.
 */
export function detectLanguage(text: string): Language {
  const sample = text.slice(0, 2_000);
  const list = words(sample, 200).filter(hasLetter);
  const scores = new Float64Array(LANGUAGES.length);
  for (const word of list)
    for (const language of LANGUAGES_BY_WORD.get(word) ?? NONE) add(scores, language, 1);
  if (/[äöüßẞ]/i.test(sample)) for (const word of list) if (/[äöüß]/.test(word)) add(scores, GERMAN, 0.7);
  let best = -1;
  let second = 0;
  for (let language = 0; language < scores.length; language++) {
    const score = scores[language] ?? 0;
    if (score > (scores[best] ?? 0)) {
      second = scores[best] ?? 0;
      best = language;
    } else if (score > second) second = score;
  }
  const top = scores[best] ?? 0;
  const lead = top - second;
  const leader = lead > 0 ? (LANGUAGES[best] ?? 'und') : 'und';
  if (lead >= 2 && top >= 2 * second) return leader;
  if (list.length < 3) return leader;
  return guess(list, leader, list.length < 6);
}

/** tinyld's answer, where it is sure enough to overrule `fallback`. */
function guess(list: readonly string[], fallback: Language, short: boolean): Language {
  const sample = list.slice(0, 40).join(' ').slice(0, 250);
  const [top] = detectAll(sample, short ? { only: COMMON } : undefined);
  if (top === undefined) return fallback;
  if (fallback !== 'und') return top.accuracy >= 0.5 ? top.lang : fallback;
  return top.accuracy >= (short ? 0.05 : 0.1) ? top.lang : 'und';
}

function hasLetter(word: string): boolean {
  const code = word.charCodeAt(0);
  return (code >= 97 && code <= 122) || /\p{L}/u.test(word);
}

function add(scores: Float64Array, language: number, amount: number): void {
  scores[language] = (scores[language] ?? 0) + amount;
}

/** What very short texts may be: with more choice, n-grams of two words name any language of the world. */
const COMMON = ['de', 'en', 'fr', 'it', 'es', 'nl', 'pl', 'tr'];

/** Frequent words that (nearly) no other of these languages has: function words, and customers' first words. */
const WORDS_BY_LANGUAGE: Readonly<Record<string, string>> = {
  de:
    'der das und ich nicht ist sie mit für auf dem den ein eine einen einem einer meine mein meinen meiner meinem wir uns ihr ihre ihren ' +
    'ihnen mir mich bei von vom zum zur noch auch wie wo wann warum wurde wird werden habe haben hatte sind war kann können möchte bitte ' +
    'danke hallo guten tag sehr geehrte damen herren grüße grüßen schon aber wenn dass nach seit über unter keine kein immer heute gestern ' +
    'morgen leider bestellung rechnung kündigung kündigen vertrag lieferung paket passwort kundennummer bestellnummer rückgabe stornieren ' +
    'gerät geld zurück vergessen abmelden adresse hilfe frage mfg vielen moin servus grüezi',
  en:
    'the and you your for not is are was were have has had my our this that with from what when where why how can could would please thanks ' +
    'thank hello hi dear regards order invoice cancel refund parcel package delivery delivered password account help question need want ' +
    'still been it its they them there their of to i we be will do does did just get got any if which but sincerely cheers yours return',
  fr: 'le les des du je vous nous est pas une pour que qui dans sur avec mon ma mes votre bonjour merci commande facture au aux ce cette ai été livraison cordialement',
  it: 'il gli che di della del sono non una per ho mio mia vostro buongiorno grazie ordine fattura è con ordinato salve saluti questo spedizione vorrei',
  es: 'el los las que de una por con mi su hola gracias pedido factura no está para buenos días quiero saludos pero muy envío cancelar usted',
  nl: 'het een ik niet van mijn voor met hallo bestelling factuur dank graag bedankt wij jullie heeft naar deze pakket groeten',
};

const LANGUAGES = Object.keys(WORDS_BY_LANGUAGE);
const GERMAN = LANGUAGES.indexOf('de');
const NONE: readonly number[] = [];
/** Places in `LANGUAGES`. */
const LANGUAGES_BY_WORD: ReadonlyMap<string, readonly number[]> = indexWords();

function indexWords(): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [place, language] of LANGUAGES.entries()) {
    for (const word of (WORDS_BY_LANGUAGE[language] ?? '').split(' '))
      index.set(word, [...(index.get(word) ?? []), place]);
  }
  return index;
}
