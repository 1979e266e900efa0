/**
 * Joins the lines of a `format=flowed` text (RFC 3676): a line that ends in a blank goes on in the next one, unless
 * the quote depth changes there or it is the signature delimiter. Quoted lines keep their `>` marks. `delSp`: the
 * blank was added by the sender and is dropped. Linear.
 */
export function unflowText(text: string, delSp = false): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let depth = 0;
  const close = (): void => {
    if (pieces.length > 0) paragraphs.push((depth > 0 ? `${'>'.repeat(depth)} ` : '') + pieces.join(''));
    pieces = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const marks = /^>{1,100}/.exec(line)?.[0].length ?? 0;
    const content = line.slice(marks).replace(/^ /, '');
    if (pieces.length > 0 && marks !== depth) close();
    depth = marks;
    const flows = content.endsWith(' ') && content !== '-- ';
    if (content === '-- ') close();
    pieces.push(flows && delSp ? content.slice(0, -1) : content);
    if (!flows) close();
  }
  close();
  return paragraphs.join('\n');
}
