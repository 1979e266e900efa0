import { keepPastedLines } from './keep-pasted-lines.js';
import { type MarkedLine, markedLines } from './marked-lines.js';
import { type SortedLines, sortLines } from './sort-lines.js';
import { splitSignature } from './split-signature.js';

export interface NewTextOptions {
  /** The headers say that it answers something (In-Reply-To, "Re:", "AW:"): an empty top is then really empty. */
  readonly isReply?: boolean;
  /** The subject says that something was forwarded ("WG:", "Fwd:"). */
  readonly isForward?: boolean;
}

export interface SplitText {
  readonly newText: string;
  readonly quotedText: string;
  readonly signature: string;
}

/**
 * Separates what the customer newly wrote from quoted history and signature. `text` may carry `MARKS` from HTML;
 * structure decides before wording. Answers between quoted lines stay, in order. Of a forwarded message the content
 * stays when nothing or only a one-line request stands above it, because it then is the matter. When unsure, text is
 * kept. Linear in the length of the text.
 */
export function splitNewText(text: string, options: NewTextOptions = {}): SplitText {
  const lines = markedLines(text);
  const answers = options.isReply === true || options.isForward === true;
  return compose(sortLines(answers ? lines : keepPastedLines(lines)), options, MAX_FORWARDS);
}

/** A request above a forwarded message that is not understood without it: one line, at most so many words. */
const SHORT_REQUEST_WORDS = 15;
/** Forwards inside forwards that are opened in search of the content. */
const MAX_FORWARDS = 4;

function compose(sorted: SortedLines, options: NewTextOptions, depth: number): SplitText {
  const { history } = sorted;
  const splits = sorted.runs.map((run, index) => splitSignature(run, { isContinuation: index > 0 }));
  const signature = tidy([...splits.flatMap((split) => split.signature), ...sorted.signature].join('\n'));
  const top = tidy(
    splits
      .map((split) => tidy(split.kept.join('\n')))
      .filter((run) => run !== '')
      .join('\n\n'),
  );
  const forward = history?.forward === true || options.isForward === true;
  const quoted = [
    ...sorted.quoted,
    ...(history?.header ?? []),
    ...(history?.body ?? []).map((line) => line.text),
  ];
  const answered = top !== '' && !(forward && isShortRequest(top));
  const empty = top === '' && options.isReply === true && !forward;
  if (answered || empty || depth === 0 || quoted.length === 0) {
    return { newText: top, quotedText: tidy(quoted.join('\n')), signature };
  }
  // nothing was written, or one line that points at the content: the content is the matter
  const inHistory = history?.body.some((line) => line.text.trim() !== '') === true;
  const body = inHistory ? unquoted(history.body) : sorted.quoted.map(own);
  const inner = compose(sortLines(body), { isReply: true }, depth - 1);
  const content = inner.newText === '' ? tidy(body.map((line) => line.text).join('\n')) : inner.newText;
  const left = [
    ...(inHistory ? sorted.quoted : []),
    ...(history?.header ?? []),
    inner.newText === '' ? '' : inner.quotedText,
  ];
  return {
    newText: top === '' ? content : `${top}\n\n${content}`,
    quotedText: tidy(left.join('\n')),
    signature: tidy([signature, inner.signature].join('\n')),
  };
}

/** Takes one level of quoting off lines that are quoted altogether, as Apple Mail forwards. */
function unquoted(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  const allQuoted = lines.every(
    (line) => line.kind === 'quoted' || line.kind === 'indented' || line.text.trim() === '',
  );
  return allQuoted ? lines.map((line) => own(line.text)) : lines;
}

function own(text: string): MarkedLine {
  return { text, kind: 'own', restStarts: false };
}

function isShortRequest(top: string): boolean {
  const lines = top.split('\n').filter((line) => line.trim() !== '');
  const body = lines.filter((line) => line.split(/\s+/).length > 3);
  return (
    body.length <= 1 && top.split(/\s+/).length <= SHORT_REQUEST_WORDS + 3 * (lines.length - body.length)
  );
}

/** No blanks at line ends, one empty line at most between lines, none around. */
function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+/, '')
    .trimEnd();
}

const UNTIDY = /[^\S\n](?:\n|$)|\n{3}|^\n|\n$/;
