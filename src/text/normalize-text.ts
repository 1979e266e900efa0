/** What the bytes 0x80..0x9f are in windows-1252; those that it leaves free stand for themselves. */
export const WINDOWS_1252_HIGH: readonly string[] = [
  ...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
];

/** What `normalizeText` leaves alone. */
export interface NormalizeOptions {
  /** Keeps U+FDD0..U+FDEF, which Weiche marks structure with. Off by default: outside text must not carry them. */
  readonly keepNoncharacters?: boolean;
}

/**
 * Brings outside text into the one form that all rooms work on: line ends are `\n`, Unicode is NFC, and what no
 * person typed is gone: NUL and other control characters, lone surrogates, noncharacters, zero-width characters and
 * soft hyphens. Special blanks become plain ones. Never throws; linear; a normalised text stays as it is.
 */
export function normalizeText(text: string, options: NormalizeOptions = {}): string {
  if (PLAIN.test(text)) return text;
  const cleaned = text
    .replace(LINE_ENDS, '\n')
    .replace(C1, (char) => WINDOWS_1252_HIGH[char.charCodeAt(0) - 0x80] ?? '')
    .replace(SPECIAL_BLANKS, ' ')
    .replace(options.keepNoncharacters === true ? INVISIBLE : INVISIBLE_OR_MARK, '');
  return cleaned.normalize('NFC');
}

/** Printable ASCII, German letters, tab and line feed: most texts, which need no work. */
const PLAIN = /^[\n\t\x20-\x7eÄÖÜäöüß€„“”–’…]*$/;
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
// Nobody types C1 controls: they are windows-1252 read as ISO-8859-1 (Node 20's own TextDecoder does that), as HTML knows
const C1 = /[\u0080-\u009f]/g;
const SPECIAL_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\v\f]/g;
// \p{Surrogate} matches only surrogates without a partner. U+200D joins emoji and is kept; U+FFFD stands for what
// could not be decoded and is kept, so that a defect stays visible.
const INVISIBLE =
  /(?![\n\t])[\p{Cc}\p{Surrogate}\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]/gu;
const INVISIBLE_OR_MARK =
  /(?![\n\t])[\p{Cc}\p{Surrogate}\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufdd0-\ufdef\ufffe\uffff]/gu;
