/**
 * The same mail with each plain or quoted-printable body as one line of base64. postal-mime reads a plain body line by
 * line into a Blob, which takes 5 µs a line, and sets 100 kB aside for a quoted-printable one; what it makes of the mail
 * is the same. Where lines, headers or parts are out of the ordinary, or the mail is large, it is returned as it is, and
 * so is every part that holds parts itself.
 */
export function recodeBodies(raw: Uint8Array): Uint8Array {
  if (raw.byteLength > MOST_BYTES) return raw;
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const mail = bytes.toString('latin1').replaceAll('\r\n', '\n');
  const end = mail.indexOf('\n\n');
  // a lone CR is neither line end nor text; an empty line in front leaves no header
  if (end < 0 || mail.startsWith('\n') || mail.includes('\r')) return raw;
  const header = mail.slice(0, end);
  const type = typeOf(header);
  if (type === null) return raw;
  const recoded = type.startsWith('multipart/') ? recodeParts(mail, header) : recodePart(mail, type, '');
  if (recoded === null) return raw;
  const whole = Buffer.allocUnsafeSlow(recoded.length);
  whole.write(recoded, 'latin1');
  return whole;
}

const MOST_BYTES = 262_144;

function recodeParts(mail: string, header: string): string | null {
  const boundary = boundaryOf(header);
  if (boundary === null) return null;
  const divider = `\n--${boundary}`;
  const [first = '', ...sections] = mail.split(divider);
  const parts: string[] = [first];
  for (const [index, section] of sections.entries()) {
    const isLast = index === sections.length - 1;
    const start = section.indexOf('\n');
    const opening = start < 0 ? section : section.slice(0, start);
    // another boundary that begins with this one, or something behind the end
    if (!/^(?:--)?[ \t]*$/.test(opening) || (opening.startsWith('--') && !isLast)) return null;
    const part = start < 0 || opening.startsWith('--') ? '' : section.slice(start + 1);
    const type = part === '' ? null : typeOf(part.slice(0, Math.max(0, part.indexOf('\n\n'))));
    const recoded = type === null ? null : recodePart(part, type, isLast ? '' : '\n');
    parts.push(recoded === null ? section : `${opening}\n${recoded}`);
  }
  return parts.join(divider);
}

/** `end`: the line end of the last line, where it stands behind the part. */
function recodePart(part: string, type: string, end: '' | '\n'): string | null {
  const at = part.indexOf('\n\n');
  if (at < 0 || part.startsWith('\n') || /^(?:multipart|message)\//.test(type)) return null;
  const header = part.slice(0, at);
  const written = part.slice(at + 2) + end;
  if (written === '') return null;
  const named = fieldsNamed(header, 'content-transfer-encoding');
  const encoding = named === 0 ? '8bit' : named === 1 ? ENCODING.exec(header)?.[1]?.toLowerCase() : undefined;
  if (encoding === undefined) return null;
  const lines = written.endsWith('\n') ? written : `${written}\n`;
  const content = encoding === 'quoted-printable' ? decodeQuotedPrintable(lines) : lines;
  const label = 'Content-Transfer-Encoding: base64';
  const relabelled = named === 0 ? `${header}\n${label}` : header.replace(ENCODING, label);
  return `${relabelled}\n\n${Buffer.from(content, 'latin1').toString('base64')}`;
}

/** RFC 2045, 6.7; what is no escape stays as it is. */
function decodeQuotedPrintable(lines: string): string {
  const [first = '', ...pieces] = lines.split('=');
  return first + pieces.map(afterEquals).join('');
}

function afterEquals(piece: string): string {
  if (piece.startsWith('\n')) return piece.slice(1);
  if (!HEX_PAIR.test(piece)) return `=${piece}`;
  return String.fromCharCode(Number.parseInt(piece.slice(0, 2), 16)) + piece.slice(2);
}

const HEX_PAIR = /^[\da-fA-F]{2}/;

/** The media type that a header names, in lower case, `text/plain` where it names none; null when it is not plain to see. */
function typeOf(header: string): string | null {
  const named = fieldsNamed(header, 'content-type');
  if (named === 0) return 'text/plain';
  return named === 1 ? (TYPE.exec(header)?.[1]?.toLowerCase() ?? null) : null;
}

/** Null when there is none, or it is not plain to see. Parts of a digest are messages without a type of their own. */
function boundaryOf(header: string): string | null {
  const field =
    /^content-type:[ \t]*multipart\/(?!digest)[\w.+-]+((?:[^\n]|\n[ \t])*)$/im.exec(header)?.[1] ?? '';
  if (/[(\\]/.test(field) || fieldsNamed(field, 'boundary') !== 1) return null;
  const found = /;\s*boundary=(?:"([!#-~]{1,200})"|([!#-:<-~]{1,200}))\s*(?:;|$)/i.exec(field);
  return found?.[1] ?? found?.[2] ?? null;
}

const TYPE = /^content-type:[ \t]*([\w.+-]+\/[\w.+-]+)[ \t]*(?:;|$)/im;
const ENCODING = /^content-transfer-encoding:[ \t]*(7bit|8bit|binary|quoted-printable)[ \t]*$(?!\n[ \t])/im;

/** How often the name (lower case) stands in the header, wherever; more than once counts as twice. */
function fieldsNamed(header: string, name: string): 0 | 1 | 2 {
  const lower = header.toLowerCase();
  const at = lower.indexOf(name);
  return at < 0 ? 0 : lower.includes(name, at + name.length) ? 2 : 1;
}
