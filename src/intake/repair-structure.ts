/**
 * The message with the boundary that its parts really have, where the header names none or another one; null when no
 * part can be told. A part begins with a line `--name` and its own headers (RFC 2046, 5.1.1). Looks at 1 MB.
 */
export function withFoundBoundary(raw: Uint8Array, headerEnd: number): Uint8Array | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const body = bytes.toString('latin1', headerEnd, headerEnd + 1_000_000);
  const name = /^--([^\s"]{1,70})\r?\n(?=content-[a-z-]{2,30}:)/im.exec(body)?.[1];
  if (name === undefined) return null;
  const header = bytes.toString('latin1', 0, Math.min(headerEnd, 100_000));
  const named = header.replace(
    /boundary\s{0,9}=\s{0,9}(?:"[^"]{0,200}"|[^\s;"]{0,200})/i,
    `boundary="${name}"`,
  );
  const mended =
    named === header
      ? header.replace(/^(content-type:\s{0,9}multipart\/[\w-]{1,30})/im, `$1; boundary="${name}"`)
      : named;
  return Buffer.concat([Buffer.from(mended, 'latin1'), bytes.subarray(Math.min(headerEnd, 100_000))]);
}

/** A text without any header line, with the empty line before it that makes it a body; null when there are headers. */
export function withEmptyHeader(raw: Uint8Array): Uint8Array | null {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, 400)).toString('latin1');
  // an empty line, a byte order mark and mbox's "From " line are no reason to take headers for text
  if (/^(?:\r?\n|(?:\u00ef\u00bb\u00bf)?[ \t]{0,9}(?:[!-9;-~]{1,80}[ \t]{0,2}:|>?From ))/.test(start))
    return null;
  return Buffer.concat([Buffer.from('\r\n'), raw]);
}
