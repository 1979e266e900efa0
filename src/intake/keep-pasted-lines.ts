import type { MarkedLine } from './marked-lines.js';
import { replyHeaderAt } from './reply-header.js';

/** Longer stretches are older mails that somebody copied. */
const MOST_LINES = 12;

/**
 * In a message that answers nothing, a few lines with `>` directly below the writer's own words and a colon ("Es
 * erscheint:") are part of what they say: an error message, a menu; so are those in the midst of a sentence. They stay as
 * written, unless an attribution or header anywhere in the message shows that quoting goes on.
 */
export function keepPastedLines(lines: readonly MarkedLine[]): readonly MarkedLine[] {
  if (!lines.some((line) => line.written !== undefined)) return lines;
  const texts = lines.map((line) => line.text);
  if (texts.some((_, index) => replyHeaderAt(texts, index) !== null)) return lines;
  const kept: MarkedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const above = kept.at(-1);
    const pasted =
      line.written !== undefined &&
      line.kind === 'quoted' &&
      above?.kind === 'own' &&
      (above.written !== undefined ||
        (introduces(above.text) && isShort(lines, index)) ||
        isWithinSentence(above.text, lines, index));
    kept.push(pasted ? { ...line, text: line.written, kind: 'own' } : line);
  }
  return kept;
}

/** Whether the run of `>` lines that starts here ends within `MOST_LINES`. */
function isShort(lines: readonly MarkedLine[], start: number): boolean {
  return (
    lines.slice(start, start + MOST_LINES + 1).some((line) => line.written === undefined) ||
    lines.length <= start + MOST_LINES
  );
}

/** Ends in a colon and holds neither address nor time, as an attribution in a language that we do not know would. */
function introduces(text: string): boolean {
  return /:\s*$/.test(text) && !/@|\d{1,2}[:.]\d{2}|(?:19|20)\d{2}/.test(text);
}

/** "Ich tippe auf / > Profil / und dann wird alles weiß": the sentence above goes on below, in small letters. */
function isWithinSentence(above: string, lines: readonly MarkedLine[], start: number): boolean {
  if (!/\p{L}\s*$/u.test(above)) return false;
  const next = lines.slice(start, start + MOST_LINES + 1).find((line) => line.written === undefined);
  return next?.kind === 'own' && /^\s*\p{Ll}/u.test(next.text);
}
