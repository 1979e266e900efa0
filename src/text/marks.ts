/**
 * A number for each character that may stand in a needle: letters without regard to case, all digits as one, all blanks
 * as one, and signs. 0 is any other character. Characters that a pattern with the flags `i` or `iu` takes for each other
 * ("ſ" and "s", the Kelvin sign and "k") have the same mark.
 */
export const MARKS_OF_CHARACTERS: Uint8Array = new Uint8Array(65_536);

/** Marks are less. */
export const MARKS = 128;

const DIGITS = '0123456789';
/** What `\s` stands for. */
const BLANKS =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
/** Pairs of a capital, or another letter that stands for it, and its small letter. */
const ALIKE = 'ſs\u212ak\u212båẞß';
const SMALL = 'abcdefghijklmnopqrstuvwxyzäöüßàáâãåæçèéêëìíîïñòóôõùúûýðøþ';
const SIGNS = '.,:;!?@#$%&§/\\\'’"()[]{}<>=+-–—_*|~€£°º№';

function fill(): { readonly digit: number; readonly blank: number } {
  let next = 1;
  const setAll = (characters: string): number => {
    for (const character of characters) MARKS_OF_CHARACTERS[character.charCodeAt(0)] = next;
    next += 1;
    return next - 1;
  };
  for (const letter of SMALL) setAll(letter === 'ß' ? letter : letter + letter.toUpperCase());
  for (let at = 0; at < ALIKE.length; at += 2)
    MARKS_OF_CHARACTERS[ALIKE.charCodeAt(at)] = MARKS_OF_CHARACTERS[ALIKE.charCodeAt(at + 1)] ?? 0;
  const digit = setAll(DIGITS);
  const blank = setAll(BLANKS);
  for (const sign of SIGNS) setAll(sign);
  return { digit, blank };
}

const filled = fill();
export const DIGIT_MARK: number = filled.digit;
export const BLANK_MARK: number = filled.blank;
