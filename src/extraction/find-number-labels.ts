import { mayMatch, rareMatches } from '../text/rare-matches.js';
import { WORD_START } from './letters.js';
import type { NumberKind } from './number-kind.js';

/**
 * `label`: names a number ("Bestell-Nr."). `noun`: names a thing that has one ("Bestellung"). `number`: says only that a
 * number follows ("Nr.", "#"), its kind is told by the noun nearby.
 */
export interface NumberLabel {
  readonly strength: 'label' | 'noun' | 'number';
  /** Null for `number`. */
  readonly kind: NumberKind | null;
  readonly start: number;
  readonly end: number;
}

const NUMBER_WORD =
  '(?:nummern?|nrn|nr|numbers?|numm?e?r?|nos?|n°|nº|№|#|id|ids|kennung|code|ref(?:erence)?)(?![a-zäöüß])';
const BARE =
  /(?<![\p{L}\p{N}]|[\p{L}.][-/])(?:nummern?|nr|nrn|numbers?|no(?=[.:]? ?#?\d)|№)(?!\p{L})\.?|#/giu;

interface KindPatterns {
  readonly whole: RegExp;
  /** Without the letters before a compound's head ("Handyvertrag"), which take half of the search. */
  readonly withoutCompounds: RegExp;
  /** A compound's head; null where the kind has none. */
  readonly compound: RegExp | null;
}

const patterns = new WeakMap<NumberKind, KindPatterns>();
const COMPOUND_START = /\[a-zäöüß\]\{0,\d{1,2}\}/g;

/** The pattern for this text: both kinds of pattern find the same in it. */
function patternOf(kind: NumberKind, text: string): RegExp {
  const { whole, withoutCompounds, compound } = patternsOf(kind);
  return compound !== null && mayMatch(text, compound) ? whole : withoutCompounds;
}

function patternsOf(kind: NumberKind): KindPatterns {
  const known = patterns.get(kind);
  if (known !== undefined) return known;
  const own = kind.labels === undefined ? '' : `(?:${kind.labels})(?![a-zäöüß])|`;
  const label = `${own}(?:${kind.stems})[\\s.\\-–_/]{0,3}${NUMBER_WORD}\\.?`;
  const source = `${WORD_START}(?:(${label})|(?:${kind.nouns})(?![a-zäöüß]))`;
  const made = {
    whole: new RegExp(source, 'gi'),
    withoutCompounds: new RegExp(source.replace(COMPOUND_START, ''), 'gi'),
    compound: kind.compounds === undefined ? null : new RegExp(kind.compounds.join('|'), 'i'),
  };
  patterns.set(kind, made);
  return made;
}

function labelAt(
  match: RegExpExecArray,
  strength: NumberLabel['strength'],
  kind: NumberKind | null,
): NumberLabel {
  return { strength, kind, start: match.index, end: match.index + match[0].length };
}

const rank = { label: 0, noun: 1, number: 2 } as const;

/** Every label in the text, sorted by end; a label hides the nouns and bare number words inside it. */
export function findNumberLabels(text: string, kinds: readonly NumberKind[]): readonly NumberLabel[] {
  const typed: NumberLabel[] = [];
  for (const kind of kinds) {
    for (const match of rareMatches(text, patternOf(kind, text)))
      typed.push(labelAt(match, match[1] === undefined ? 'noun' : 'label', kind));
  }
  const bare = rareMatches(text, BARE).map((match) => labelAt(match, 'number', null));
  if (typed.length === 0) return bare;
  const sorted = [...typed, ...bare].sort(
    (a, b) => a.start - b.start || rank[a.strength] - rank[b.strength] || b.end - a.end,
  );
  const shown: NumberLabel[] = [];
  let covered = 0;
  for (const label of sorted) {
    if (label.start < covered) {
      // "order tracking number": the later, sharper label wins over a noun that it begins inside
      const last = shown.at(-1);
      if (last === undefined || label.end <= last.end || rank[label.strength] > rank[last.strength]) continue;
      shown.pop();
    }
    shown.push(label);
    covered = Math.max(covered, label.end);
  }
  return shown;
}
