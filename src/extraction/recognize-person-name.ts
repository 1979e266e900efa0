import type { Entity } from '../domain/entity.js';
import { allMatches } from '../text/all-matches.js';
import { firstMatches } from './first-matches.js';
import { isFirstName } from './first-names.js';
import {
  ADDRESS_BEHIND,
  AFTER_CLOSING,
  FIELD,
  HERE,
  INTRODUCTION,
  LAST_LINE,
  LAST_WORDS,
  LINE_END,
  LOWER_CASE_INTRODUCTION,
  LOWER_CASE_NAMING,
  NAME_AT,
  NO_NAME,
  ORGANISATION,
  OWN_LINE,
  PARTICLE,
  SIGNED_OFF,
  TITLE_AT,
  WELL_WISHING,
  WITH_POSTCODE,
} from './name-patterns.js';
import { entityAt, type Recognizer } from './recognizer.js';

/** Lines and sentences looked at, from the end, where names stand. */
const MOST_LINES = 2_000;

/**
 * The sender's name: in the closing ("Viele Grüße, Anna Schmidt"), where they introduce themselves ("mein Name ist ...")
 * and in a form's name field. Without Herr, Frau, Mr, and academic titles.
 */
export const recognizePersonName: Recognizer = ({ text }) => {
  const found: Entity[] = [];
  const add = (start: number, end: number, confidence: number): void => {
    const value = text.slice(start, end);
    found.push(
      entityAt(text, { type: 'person_name', value, start, end, confidence, recognizer: 'person-name' }),
    );
  };
  for (const match of firstMatches(text, AFTER_CLOSING)) {
    const behind = match.index + match[0].length;
    const from = behind + articleAt(text, behind);
    const name = nameAt(text, from);
    if (
      name !== null &&
      (/[\n,.!–-]\s*$|\n/.test(match[0]) ||
        isFirstName(name.first) ||
        opensLine(text, match.index) ||
        /^[\s.!]*$/.test(text.slice(name.end, name.end + 9)))
    ) {
      if (LINE_END.test(text.slice(name.end, name.end + 12))) add(name.start, name.end, 0.9);
    } else if (name === null) {
      const plain = lowerCaseNameAt(text, from);
      if (plain !== null) add(plain.start, plain.end, 0.75);
    }
  }
  for (const match of firstMatches(text, INTRODUCTION)) {
    const name = nameAt(text, match.index + match[0].length);
    if (name !== null && (isFirstName(name.first) || introduces(match[1], name.words)))
      add(name.start, name.end, 0.86);
  }
  for (const pattern of [LOWER_CASE_INTRODUCTION, LOWER_CASE_NAMING]) {
    for (const match of firstMatches(text, pattern)) {
      const start = match.index + match[0].length;
      const name = match[1] ?? '';
      if (/^\p{Ll}/u.test(name) && isFirstName(name.split(' ')[0] ?? ''))
        add(start, start + name.length, 0.75);
    }
  }
  for (const match of firstMatches(text, FIELD)) {
    const name = nameAt(text, match.index + match[0].length);
    if (name !== null && LINE_END.test(text.slice(name.end, name.end + 12))) add(name.start, name.end, 0.88);
  }
  for (const match of firstMatches(text, HERE)) {
    const name = nameAt(text, match.index + match[0].length);
    if (name !== null && (name.words > 1 || isFirstName(name.first))) add(name.start, name.end, 0.8);
  }
  // "... thanks - Mike"
  const end = text.slice(-60);
  const signed = /[-–—~/]/.test(end) ? SIGNED_OFF.exec(end) : null;
  if (signed !== null) {
    const name = nameAt(text, text.length - signed[0].length + (signed[1] ?? '').length);
    if (name !== null && isFirstName(name.first)) add(name.start, name.end, 0.8);
  }
  const alone = end.includes('\n') ? LAST_LINE.exec(end) : null;
  if (alone?.[1] !== undefined && isFirstName(alone[1])) {
    const start = Math.max(0, text.length - 60) + alone.index + alone[0].length;
    add(start, start + alone[1].length, 0.75);
  }
  const last = text.length > 40 ? LAST_WORDS.exec(text.slice(-90)) : null;
  if (last !== null) {
    const name = nameAt(text, Math.max(0, text.length - 90) + last.index + (last[1] ?? '').length);
    const ends = name !== null && /^[\s.!]{0,4}$/.test(text.slice(name.end));
    const unknown =
      name !== null && name.words === 2 && !/[.!]/.test(last[2] ?? '') && !WELL_WISHING.test(name.first);
    if (name !== null && ends && (isFirstName(name.first) || unknown))
      add(name.start, name.end, isFirstName(name.first) ? 0.8 : 0.6);
  }
  // a line with nothing but a full name: above an address, below a text without a closing
  for (const match of allMatches(text, OWN_LINE).slice(-MOST_LINES)) {
    const name = nameAt(text, match.index + match[0].length, 2);
    if (
      name !== null &&
      (isFirstName(name.first)
        ? /^[ \t,]{0,8}(?:\r?\n|$)/.test(text.slice(name.end, name.end + 10)) ||
          ADDRESS_BEHIND.test(text.slice(name.end, name.end + 60))
        : name.words === 2 && WITH_POSTCODE.test(text.slice(name.end, name.end + 90)))
    ) {
      add(name.start, name.end, 0.8);
    }
  }
  return found;
};

const PARTICLES_BEHIND = new RegExp(`(?: ${PARTICLE})+$`, 'u');

interface FoundName {
  readonly start: number;
  readonly end: number;
  readonly first: string;
  readonly words: number;
}

/** Of `least` words at least. */
function nameAt(text: string, at: number, least = 1): FoundName | null {
  if (startsOtherwise(text, at)) return null;
  const rest = text.slice(at, at + 160);
  const title = TITLE_AT.exec(rest)?.[0] ?? '';
  const name = NAME_AT.exec(rest.slice(title.length))?.[0];
  if (name === undefined || (least > 1 && !name.includes(' '))) return null;
  // stop at the first word that is none: "Anna Schmidt Kundennummer"
  const words = name.split(' ');
  const stop = words.findIndex((word) => NO_NAME.has(word));
  const kept = (stop === -1 ? words : words.slice(0, stop)).join(' ').replace(PARTICLES_BEHIND, '');
  const count = kept.split(' ').length;
  if (count < least) return null;
  const first = /^[^ -]*/.exec(kept)?.[0] ?? '';
  if (kept.length < 2 || /^(?:\p{Lu}\.? ?)+$/u.test(kept)) return null;
  const near = rest.slice(title.length, title.length + kept.length + 12);
  if (ORGANISATION.test(/^[^\n,(]*/.exec(near)?.[0] ?? '')) return null;
  const start = at + title.length;
  return { start, end: start + kept.length, first, words: count };
}

/** Most sentences start with a word that is neither name nor title: told without a search. */
function startsOtherwise(text: string, at: number): boolean {
  let end = at;
  while (end < at + 24 && isPlainLetter(text.charCodeAt(end))) end += 1;
  const next = text.charCodeAt(end);
  // "So-Young" and "An-Na" are names, "I. Berg" too; what is no ASCII may be a further letter
  if (next === 45 || next === 39 || next === 46 || next >= 128) return false;
  return end - at > 1 && NO_OPENING.has(text.slice(at, end));
}

/** Those of no name that are no title either. */
const NO_OPENING: ReadonlySet<string> = new Set(
  [...NO_NAME].filter((word) => TITLE_AT.exec(`${word} `)?.[0] === ''),
);

function isPlainLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code <= 0x24f);
}

/** "lg anna": chat style, only with a known first name and nothing behind it on the line. */
function lowerCaseNameAt(text: string, at: number): { start: number; end: number } | null {
  const match = /^\p{Ll}\p{L}{1,20}(?: \p{Ll}\p{L}{1,20})?(?=[ \t.!]{0,4}(?:\r?\n|$))/u.exec(
    text.slice(at, at + 60),
  );
  if (match === null || !isFirstName(match[0].split(' ')[0] ?? '')) return null;
  return { start: at, end: at + match[0].length };
}

/** "Gruß, der Max", "Servus, da Sepp", "Grüße von Ute": length of the article, before a known first name only. */
function articleAt(text: string, at: number): number {
  const match = /^(?:der|die|da|dei|von|from)[ ](\p{Lu}\p{L}{1,20})/u.exec(text.slice(at, at + 30));
  return match !== null && isFirstName(match[1] ?? '') ? match[0].length - (match[1] ?? '').length : 0;
}

/**
 * Whether a name that no list knows may follow: not behind "ich bin Kunde", "I am Customer of the Month", "hier nochmal
 * Fotos", and behind "hier ist", "this is" only a name of two words.
 */
function introduces(words: string | undefined, nameWords: number): boolean {
  if (words === undefined || /^hier (?:noch|wieder)/i.test(words)) return false;
  return nameWords > 1 || !/^(?:this is|hier ist)$/i.test(words);
}

function opensLine(text: string, start: number): boolean {
  return (
    start === 0 ||
    /\n[ \t>]{0,4}$/.test(text.slice(Math.max(0, start - 6), start)) ||
    /[.!?,] {1,2}$/.test(text.slice(Math.max(0, start - 3), start))
  );
}
