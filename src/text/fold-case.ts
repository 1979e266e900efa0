/**
 * The form in which words are compared: lower case, German umlauts and sharp s written out (`ä` = `ae`, `ß` = `ss`),
 * accents kept, compatibility forms unified (NFKC), control characters, NULs and lone surrogates read as blanks.
 *
 * Customers type `kuendigen`, `kündigen` and Swiss `Grösse` / `Groesse` for the same words.
 */
export function foldCase(text: string): string {
  const plain = PLAIN_ASCII.test(text) ? text : text.normalize('NFKC').replace(UNREADABLE, ' ');
  const lower = plain.toLowerCase();
  return HAS_UMLAUT.test(lower) ? lower.replace(UMLAUTS, (letter) => SPELLED_OUT[letter] ?? letter) : lower;
}

const PLAIN_ASCII = /^[\t\n\r -~]*$/;
// \p{Surrogate} matches only surrogates without a partner
const UNREADABLE = /[\p{Surrogate}\p{Cc}]/gu;
const HAS_UMLAUT = /[äöüß]/;
const UMLAUTS = /[äöüß]/g;
const SPELLED_OUT: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
