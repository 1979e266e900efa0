/**
 * As `[...text.matchAll(pattern)]`, at most `most` of them, without the copy of the pattern that `matchAll` makes at
 * each call: for long patterns and short texts the copy takes longer than the search. `pattern` must be global.
 */
export function allMatches(
  text: string,
  pattern: RegExp,
  most = Number.POSITIVE_INFINITY,
): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  while (found.length < most) {
    const match = pattern.exec(text);
    if (match === null) break;
    found.push(match);
    if (match[0] === '') pattern.lastIndex += pattern.unicode && isPairAt(text, match.index) ? 2 : 1;
  }
  pattern.lastIndex = 0;
  return found;
}

/** An empty match is followed by the next character, never by half of one. */
function isPairAt(text: string, index: number): boolean {
  return (text.codePointAt(index) ?? 0) > 0xffff;
}
