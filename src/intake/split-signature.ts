import { mayMatch } from '../text/rare-matches.js';
import { isClosingLine, mayHoldClosingLine } from './closing-line.js';
import { contactKind, namesCustomerReference } from './contact-line.js';
import { DEVICE_SIGNATURE, DISCLAIMER, EXTERNAL_BANNER, LEGAL_LINE, SENT_WITH } from './footer-patterns.js';

export interface SignatureSplit {
  /** What the customer wrote, closing formula and name included: the name is a fact that extraction needs. */
  readonly kept: readonly string[];
  readonly signature: readonly string[];
}

export interface SignatureOptions {
  /** Text of the same message stands above, behind a quote: a delimiter in the first line counts. Off by default. */
  readonly isContinuation?: boolean;
}

/**
 * Separates signature, disclaimers and lines added by mail programs from the lines that somebody wrote. Marked by
 * `-- ` (RFC 3676, 4.3) it is certain; unmarked it must be a block of a firm's contact lines below a closing and a
 * name. A private sender's address stays, and so does every line that names an order or a contract: when unsure, keep.
 */
export function splitSignature(lines: readonly string[], options: SignatureOptions = {}): SignatureSplit {
  const signature: string[] = [];
  const whole = lines.join('\n');
  const footers = {
    added: mayMatch(whole, DEVICE_SIGNATURE) || mayMatch(whole, SENT_WITH),
    disclaimer: mayMatch(whole, DISCLAIMER),
    legal: mayMatch(whole, LEGAL_LINE),
  };
  let kept = mayMatch(whole, EXTERNAL_BANNER) ? cutBanner([...lines], signature) : [...lines];
  if (/--|—|––/.test(whole)) kept = cutMarked(kept, signature, options.isContinuation === true);
  kept = cutFooters(kept, signature, footers);
  if (!mayHoldClosingLine(whole)) return { kept, signature };
  kept = cutContactBlock(kept, signature);
  return { kept: cutFooters(kept, signature, footers), signature };
}

/** What kinds of footer some line may be, by the lines as a whole: most messages have none. */
interface PossibleFooters {
  readonly added: boolean;
  readonly disclaimer: boolean;
  readonly legal: boolean;
}

const DELIMITER = /^\s{0,2}(?:--|—|––) ?$/;

function cutBanner(lines: string[], signature: string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first < 0 || !EXTERNAL_BANNER.test(lines[first] ?? '')) return lines;
  let end = first;
  while (end < lines.length && (lines[end] ?? '').trim() !== '') end++;
  // a banner without a blank line below it would take the whole message along
  if (end >= lines.length || end - first > 6) end = first + 1;
  signature.push(...lines.slice(first, end));
  return lines.slice(end);
}

function cutMarked(lines: string[], signature: string[], isContinuation: boolean): string[] {
  const at = lines.findIndex(
    (line, index) =>
      DELIMITER.test(line) && (isContinuation || lines.slice(Math.max(0, index - 30), index).some(isText)),
  );
  if (at < 0) return lines;
  const below = lines.slice(at + 1);
  const exact = lines[at] === '-- ';
  const texts = below.filter(isText);
  // a dash line that somebody drew between two parts of a letter is no delimiter
  const letter =
    texts.some((line) => line.includes('?') || line.length > 400) || texts.length > (exact ? 30 : 15);
  if (letter && !texts.slice(0, 8).some((line) => contactKind(line) !== 'none')) return lines;
  signature.push(...below);
  return [...lines.slice(0, at), ...below.filter(namesCustomerReference)];
}

/** Cuts device lines, disclaimers and legal particulars off the end, paragraph by paragraph. */
function cutFooters(lines: string[], signature: string[], possible: PossibleFooters): string[] {
  let end = lines.length;
  for (;;) {
    while (end > 0 && !isText(lines[end - 1] ?? '')) end--;
    const last = lines[end - 1];
    if (last === undefined) break;
    if ((possible.added && isAddedByProgram(last)) || RULE.test(last)) {
      signature.unshift(last);
      end--;
      continue;
    }
    if (!possible.added && !possible.disclaimer && !possible.legal) break;
    let start = end - 1;
    while (start > 0 && isText(lines[start - 1] ?? '') && end - start < 60) start--;
    const paragraph = lines.slice(start, end);
    const offset = paragraph.findIndex(
      (line) => (possible.disclaimer && DISCLAIMER.test(line)) || (possible.added && isAddedByProgram(line)),
    );
    const legal = possible.legal ? paragraph.filter((line) => LEGAL_LINE.test(line)).length : 0;
    // a closing in the same paragraph or right above is the letter's: the contact block below the name is cut on its own
    const closed = (): boolean =>
      paragraph.some(isClosingLine) || isClosingLine(lines.slice(0, start).findLast(isText) ?? '');
    // a firm that writes nothing but its new particulars wants them to be read
    const below = lines.slice(0, start).some(isText);
    const whole = legal > 0 && below && paragraph.every(isFirmLine) && !closed();
    const cut = offset >= 0 ? offset : whole ? 0 : -1;
    if (cut < 0 || !isPureFooter(paragraph.slice(cut))) break;
    signature.unshift(...lines.slice(start + cut, end));
    end = start + cut;
  }
  return lines.slice(0, end);
}

/** A mail program asks nothing: "... sent from my work computer last week, did you get it?" is the customer's. */
function isAddedByProgram(line: string): boolean {
  return (DEVICE_SIGNATURE.test(line) || SENT_WITH.test(line)) && !line.includes('?');
}

const RULE = /^\s*[-_=*~#—]{3,}\s*$/;

const ASKS = /:\s*$|^\s*(?:bitte|please)(?!\p{L})/iu;

function isFirmLine(line: string): boolean {
  return (
    !line.includes('?') &&
    !ASKS.test(line) &&
    !namesCustomerReference(line) &&
    line.length <= 300 &&
    (contactKind(line) !== 'none' || line.length <= 80 || LEGAL_LINE.test(line))
  );
}

/** A footer asks nothing of the clerk and names none of the customer's numbers. */
function isPureFooter(footer: readonly string[]): boolean {
  return !footer.some(
    (line) =>
      namesCustomerReference(line) ||
      (line.includes('?') && !/\?\s*(?:www|http|please|bitte)/i.test(line) && !DISCLAIMER.test(line)),
  );
}

function cutContactBlock(lines: string[], signature: string[]): string[] {
  const closing = lines.findLastIndex(isClosingLine);
  if (closing < 0 || lines.length - closing > 40) return lines;
  let name = closing + 1;
  while (name < lines.length && !isText(lines[name] ?? '')) name++;
  const from = isNameLine(lines[name] ?? '') ? name + 1 : name;
  const block = lines.slice(from);
  const postscript = block.findIndex((line) => /^\s*p\.?\s?s\.?\s?[:.,-]?\s/i.test(line));
  const body = postscript < 0 ? block : block.slice(0, postscript);
  const texts = body.filter((line) => isText(line) && !namesCustomerReference(line));
  if (
    texts.length === 0 ||
    texts.length > 20 ||
    texts.some((line) => line.length > 200 || line.includes('?'))
  )
    return lines;
  const kinds = texts.flatMap((line) => line.split(/\s[|·•]\s|\s{3,}/)).map(contactKind);
  const contacts = kinds.filter((kind) => kind !== 'none').length;
  const firm = kinds.some((kind) => kind === 'firm' || kind === 'legal' || kind === 'role' || kind === 'web');
  // a register number or managing director proves the block alone, and so does a post below a full name
  const post = from > name && isFullName(lines[name] ?? '') && kinds.every((kind) => kind === 'role');
  const enough = contacts >= 2 || kinds.includes('legal') || post;
  if (!firm || !enough || contacts * 3 < kinds.length) return lines;
  signature.unshift(...body.filter((line) => !namesCustomerReference(line)));
  return [...lines.slice(0, from), ...body.filter(namesCustomerReference), ...block.slice(body.length)];
}

/** A name may hold a word for a post ("Hans Vertrieb"): the first line below the closing is the name. */
function isNameLine(line: string): boolean {
  const text = line.trim();
  const kind = contactKind(text);
  return (
    text.length <= 60 &&
    (kind === 'none' || kind === 'role') &&
    !/\d/.test(text) &&
    text.split(/\s+/).length <= 6
  );
}

function isFullName(line: string): boolean {
  return /^\p{Lu}\S* \S/u.test(line.trim());
}

function isText(line: string): boolean {
  return line.trim() !== '';
}
