import type { MarkedLine } from './marked-lines.js';
import { replyHeaderAt } from './reply-header.js';

/** What follows a header after which all is history. */
export interface History {
  readonly header: readonly string[];
  readonly body: readonly MarkedLine[];
  readonly forward: boolean;
}

export interface SortedLines {
  /** The sender's own lines, in runs between quoted ones: each may end in a signature. */
  readonly runs: readonly (readonly string[])[];
  /** Quoted lines above the history, attribution lines included. */
  readonly quoted: readonly string[];
  readonly signature: readonly string[];
  readonly history: History | null;
}

/** Sorts a message's lines into own, quoted and history, by structure first and reply headers second. */
export function sortLines(lines: readonly MarkedLine[]): SortedLines {
  const texts = lines.map((line) => line.text);
  const following = kindsFollowing(lines);
  const runs: string[][] = [];
  const quoted: string[] = [];
  const signature: string[] = [];
  let last: 'own' | 'quoted' = 'quoted';
  const quote = (text: string): void => {
    quoted.push(text);
    last = 'quoted';
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    if (line === undefined) continue;
    const { kind, text, restStarts } = line;
    if (restStarts && kind !== 'quoted') {
      return {
        runs,
        quoted,
        signature,
        history: historyAt(lines, texts, index, replyHeaderAt(texts, index)?.length ?? 0),
      };
    }
    if (kind === 'quoted' || (kind === 'indented' && last === 'quoted' && quoted.length > 0)) quote(text);
    else if (kind === 'signature') signature.push(text);
    else {
      const header = replyHeaderAt(texts, index);
      const next = header === null ? 'end' : (following[index + header.length] ?? 'end');
      // an answer below what it answers: nothing stands above the header, `>` lines and own ones follow it
      const answeredBelow =
        header?.kind === 'block' && next === 'quoted' && runs.length === 0 && endsWithOwn(lines);
      if (header !== null && (header.kind === 'attribution' || answeredBelow) && next === 'quoted') {
        for (let at = 0; at < header.length; at++) quote(texts[index + at] ?? '');
        index += header.length - 1;
      } else if (header?.certain) {
        return { runs, quoted, signature, history: historyAt(lines, texts, index, header.length) };
      } else if (text.trim() !== '' || last === 'own') {
        if (last === 'quoted') runs.push([]);
        runs.at(-1)?.push(text);
        last = 'own';
      }
    }
  }
  return { runs, quoted, signature, history: null };
}

/** Whether the message's last line with text is the writer's own. */
function endsWithOwn(lines: readonly MarkedLine[]): boolean {
  return lines.findLast((line) => line.text.trim() !== '')?.kind === 'own';
}

function historyAt(
  lines: readonly MarkedLine[],
  texts: readonly string[],
  index: number,
  length: number,
): History {
  return {
    header: texts.slice(index, index + length),
    body: lines
      .slice(index + length)
      .map((line) => (line.restStarts ? { ...line, restStarts: false } : line)),
    forward: replyHeaderAt(texts, index)?.kind === 'forward',
  };
}

/** For each index, what the next line with text at or after it is. Computed from the end, so that all is linear. */
function kindsFollowing(lines: readonly MarkedLine[]): ('own' | 'quoted' | 'end')[] {
  const kinds: ('own' | 'quoted' | 'end')[] = new Array(lines.length + 1).fill('end');
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined) continue;
    const quoted = line.kind === 'quoted' || line.kind === 'indented';
    kinds[index] = line.text.trim() === '' ? (kinds[index + 1] ?? 'end') : quoted ? 'quoted' : 'own';
  }
  return kinds;
}
