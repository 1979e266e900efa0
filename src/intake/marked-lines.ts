import { HAS_MARK, MARKS } from './structure-marks.js';

/** One line of a message and what its structure says about it, before any wording is looked at. */
export interface MarkedLine {
  /** Without the `>` marks. */
  readonly text: string;
  /** With them, where the line has some. */
  readonly written?: string;
  /** `indented`: a blockquote that counts as quoted only after an attribution. */
  readonly kind: 'own' | 'quoted' | 'indented' | 'signature';
  /** True on the line from which on the mail program says that all is history. */
  readonly restStarts: boolean;
}

/** Splits a text with `MARKS` into lines; lines that begin with `>` are quoted (RFC 3676, 4.5). Linear. */
export function markedLines(text: string): MarkedLine[] {
  const lines: MarkedLine[] = [];
  let quotes = 0;
  let indents = 0;
  let signatures = 0;
  let restPending = false;
  const hasMarks = HAS_MARK.test(text);
  const hasQuotes = text.includes('>');
  for (const raw of text.split('\n')) {
    let line = raw;
    if (hasMarks && HAS_MARK.test(raw)) {
      line = '';
      for (const char of raw) {
        if (char === MARKS.quoteOpen) quotes++;
        else if (char === MARKS.quoteClose) quotes = Math.max(0, quotes - 1);
        else if (char === MARKS.indentOpen) indents++;
        else if (char === MARKS.indentClose) indents = Math.max(0, indents - 1);
        else if (char === MARKS.signatureOpen) signatures++;
        else if (char === MARKS.signatureClose) signatures = Math.max(0, signatures - 1);
        else if (char === MARKS.restQuoted) restPending = true;
        else line += char;
      }
      if (line.trim() === '') continue;
    }
    const prefix = hasQuotes ? /^ {0,3}>[> ]*/.exec(line) : null;
    const kind =
      quotes > 0 || prefix !== null
        ? 'quoted'
        : indents > 0
          ? 'indented'
          : signatures > 0
            ? 'signature'
            : 'own';
    lines.push(
      prefix === null
        ? { text: line, kind, restStarts: restPending }
        : { text: line.slice(prefix[0].length), written: line, kind, restStarts: restPending },
    );
    restPending = false;
  }
  return lines;
}
