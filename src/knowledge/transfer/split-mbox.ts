const FROM_LINE = Buffer.from('From ');
const NEWLINE = 0x0a;
const LONGEST_SENDER = 400;

/**
 * The messages of an mbox file (RFC 4155): each begins with a line "From SENDER DATE" at the start or after an empty line;
 * within, ">From " stands for "From " (mboxrd).
 */
export function splitMbox(bytes: Uint8Array): readonly Uint8Array[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts: number[] = [];
  for (let at = buffer.indexOf(FROM_LINE); at >= 0; at = buffer.indexOf(FROM_LINE, at + 1)) {
    const isOwnLine = at === 0 || (buffer[at - 1] === NEWLINE && isEmptyLineBefore(buffer, at));
    // sender and day: a customer who begins a paragraph with "From" begins no message
    const begins = /^From \S+ +(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /;
    if (isOwnLine && begins.test(buffer.toString('latin1', at, at + LONGEST_SENDER))) starts.push(at);
  }
  return starts.map((start, position) => {
    const end = starts[position + 1] ?? buffer.length;
    const headers = buffer.indexOf(NEWLINE, start) + 1;
    const message = buffer.subarray(headers === 0 ? end : headers, end).toString('latin1');
    return Buffer.from(message.replace(/^>(>*From )/gm, '$1'), 'latin1');
  });
}

function isEmptyLineBefore(buffer: Buffer, at: number): boolean {
  const before = at - 2;
  return buffer[before] === NEWLINE || (buffer[before] === 0x0d && buffer[before - 1] === NEWLINE);
}
