import fc from 'fast-check';
import {
  AFTER_CLOSING,
  FIELD,
  HERE,
  INTRODUCTION,
  LOWER_CASE_INTRODUCTION,
} from '../../../src/extraction/name-patterns.js';
import { RELATIVE_DATE_FORMS } from '../../../src/extraction/relative-date-forms.js';
import { allMatches } from '../../../src/text/all-matches.js';
import { MARKS, MARKS_OF_CHARACTERS } from '../../../src/text/marks.js';
import { mayMatch, rareMatches } from '../../../src/text/rare-matches.js';

const PATTERNS: readonly RegExp[] = [
  AFTER_CLOSING,
  FIELD,
  HERE,
  INTRODUCTION,
  LOWER_CASE_INTRODUCTION,
  ...RELATIVE_DATE_FORMS.map(({ pattern }) => pattern),
  /(?<![\d.,:/])(\d{1,2})(?: ?\. ?)(\d{1,2})\./gu,
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\d?\.)[^\s]{2,20}/giu,
  /(?<=(?<!\p{L})(?:am|vom) )\d/giu,
  /(?<![A-Za-z\d])(?:(a{2,3}b)|[xy]?n(?:r\.?|o)|(?:1 ?){2}|[€$] ?\d)/gi,
  /(?:ab|a(?=c))+|\bk|s\u0073|[.,](?:a|)|x{0}9/giu,
  /(?<year>\d{4})([-/])\d\2|ß|\u{1f600}|[\u{1f600}b]1/gu,
  /(?<![\p{L}])nr|#/giu,
  /(?<!\d)1|x9/g,
  /x(?:ab|c)+9|[.](?:de|a\b)|(?:n?r){4}#/giu,
  /a*/g,
];

const PIECES = [
  'Mit freundlichen Grüßen',
  'MFG',
  'lg',
  'Anna Berg',
  'ich bin ',
  'Name: ',
  'hier',
  'heute',
  'vor drei Tagen',
  'letzten Montag',
  'morgen',
  'in 2 weeks',
  '12.3.',
  'www.a',
  'am ',
  'aab',
  '1 1',
  '€5',
  'nr.',
  'ac',
  'ss',
  'ſs',
  '\u212a',
  'ẞ',
  '2026-3-',
  '😀',
  '\ud83d',
  ' ',
  '\n',
  '\u00a0',
  'x',
  '#',
  '9',
  'xab',
  'nr',
  '.de',
];

describe('matches that are rare', () => {
  it.each(PATTERNS.map((pattern) => [`${pattern.source.slice(0, 60)}/${pattern.flags}`, pattern] as const))(
    'are those of a plain search: %s',
    (_name, pattern) => {
      const text = fc.array(
        fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3, unit: 'binary' })),
        {
          maxLength: 12,
        },
      );
      fc.assert(
        fc.property(text, (pieces) => {
          const whole = pieces.join('');
          const plain = allMatches(whole, pattern);
          expect(rareMatches(whole, pattern)).toEqual(plain);
          if (plain.length > 0) expect(mayMatch(whole, pattern)).toBe(true);
        }),
      );
    },
  );

  it('are told without a search where the text lacks what the pattern needs', () => {
    expect(mayMatch('Wo bleibt mein Paket?', AFTER_CLOSING)).toBe(false);
    expect(mayMatch('Wo bleibt mein Paket? MFG', AFTER_CLOSING)).toBe(true);
    expect(mayMatch('Das war alles. Danke, bin in der Halle', /\.(?:de|at)/)).toBe(false);
    expect(mayMatch('Siehe nordlicht.de', /\.(?:de|at)/)).toBe(true);
  });

  it('are as many as asked for', () => {
    expect(rareMatches('1a 2a 3a', /\da/g, 2).map(([found]) => found)).toEqual(['1a', '2a']);
  });
});

describe('marks of characters', () => {
  const everything = Array.from({ length: 65_536 }, (_, code) => String.fromCharCode(code)).join('');

  it('are the same for all characters that a pattern without regard to case takes for each other', () => {
    const wrong: string[] = [];
    for (let mark = 1; mark < MARKS; mark += 1) {
      const same = [...everything].filter(
        (character) => MARKS_OF_CHARACTERS[character.charCodeAt(0)] === mark,
      );
      if (same.length === 0) continue;
      const source = same
        .map((character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
        .join('');
      for (const flags of ['gi', 'giu'])
        for (const { 0: alike } of everything.matchAll(new RegExp(`[${source}]`, flags)))
          if (!same.includes(alike)) wrong.push(`${same[0]} ${alike}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each([/\d/g, /\s/g])('are one for all that %s stands for', (pattern) => {
    const marks = new Set(
      Array.from(everything.matchAll(pattern), ({ 0: found }) => MARKS_OF_CHARACTERS[found.charCodeAt(0)]),
    );
    expect(marks.size).toBe(1);
    expect(marks.has(0)).toBe(false);
  });
});
