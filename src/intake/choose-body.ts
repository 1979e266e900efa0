import { normalizeText } from '../text/normalize-text.js';
import { hasStructure, htmlToMarkedText } from './html-to-marked-text.js';
import type { IntakeLimits } from './intake-limits.js';
import { repairMojibake } from './repair-charset.js';
import { HAS_MARK } from './structure-marks.js';

export interface Body {
  /** Plain text with `MARKS` where HTML gave structure. */
  readonly marked: string;
  /** The same without marks. */
  readonly text: string;
}

/**
 * Chooses between a mail's text and HTML. HTML wins where its structure tells quotes from answers, or where the text
 * is missing or a mere hint to look at the HTML. Adds to `defects` what had to be repaired or cut.
 */
export function chooseBody(
  source: { readonly text: string | null; readonly html: string | null },
  limits: IntakeLimits,
  defects: string[],
): Body {
  const plain = source.text ?? '';
  const html = source.html ?? '';
  if (plain.includes('\0') || html.includes('\0')) defects.push('NUL characters were removed.');
  const wantsHtml = html !== '' && (plain.trim() === '' || hasStructure(html) || isHint(plain));
  let marked = '';
  if (wantsHtml) {
    const converted = htmlToMarkedText(repaired(html, defects), limits.maxHtmlLength);
    if (converted.truncated) defects.push(`The HTML was cut after ${limits.maxHtmlLength} characters.`);
    marked = converted.text;
  }
  if (marked === '') marked = normalizeText(repaired(plain.slice(0, limits.maxTextLength * 2), defects));
  if (marked.length > limits.maxTextLength) {
    marked = cutText(marked, limits.maxTextLength);
    defects.push(`The text was cut after ${limits.maxTextLength} characters.`);
  }
  if (marked.includes('\ufffd')) defects.push('Some characters could not be decoded.');
  const text = HAS_MARK.test(marked) ? marked.replace(/[\ufdd0-\ufdd6]\n?/g, '') : marked;
  return { marked, text: text.trim() };
}

/** Cuts without halving a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

function repaired(text: string, defects: string[]): string {
  const better = repairMojibake(text);
  if (better === null) return text;
  defects.push('The text was UTF-8 but labelled otherwise.');
  return better;
}

/** "Your mail program does not show HTML": a text part that stands in for the HTML one. */
function isHint(plain: string): boolean {
  return (
    plain.length < 400 && /\bhtml\b|im browser (?:an|zu )|view (?:this|it) in (?:your|a) browser/i.test(plain)
  );
}
