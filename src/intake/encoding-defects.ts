// What a mail program got wrong in encoding a mail, told from its bytes: postal-mime reads over it and leaves no trace.
// Looks at the first 256 KiB, so that a large attachment costs nothing; RFC 2045 (6), RFC 2047.

/** Sentences for `defects`, each once: broken or unknown transfer encodings, unreadable encoded words in headers. */
export function encodingDefects(raw: Uint8Array): readonly string[] {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, LOOKED_AT));
  const whole = bytes.toString('latin1');
  // the last line may have been cut in two
  const mail = raw.byteLength > LOOKED_AT ? whole.slice(0, whole.lastIndexOf('\n') + 1) : whole;
  const found = new Set<string>();
  const header = mail.slice(0, headerLength(mail));
  if (header.includes('=?')) for (const defect of wordDefects(header)) found.add(defect);
  for (const part of /multipart\//i.test(header) ? partsOf(mail) : [mail]) {
    const end = headerLength(part);
    const encoding = ENCODING.exec(part.slice(0, end))?.[1]?.toLowerCase();
    if (encoding === undefined) continue;
    const body = part.slice(end);
    if (encoding === 'base64') {
      if (NO_BASE64.test(body)) found.add('The base64 is broken.');
    } else if (encoding === 'quoted-printable') {
      if (NO_QUOTED_PRINTABLE.test(body)) found.add('The quoted-printable text is broken.');
    } else if (!PLAIN.has(encoding))
      found.add('The transfer encoding is unknown; the part was read as it stands.');
  }
  return [...found];
}

const LOOKED_AT = 262_144;
const MOST_BOUNDARIES = 20;
/** Of each boundary. */
const MOST_PARTS = 200;
const PLAIN: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);
const ENCODING = /^content-transfer-encoding:[ \t]{0,9}"?([^\s;"(]{1,40})/im;
const NO_BASE64 = /[^A-Za-z0-9+/=\s]/;
/** Blanks behind the `=` at a line's end are let pass (RFC 2045, 6.7, rule 3). */
const NO_QUOTED_PRINTABLE = /=(?![\dA-Fa-f]{2}|[ \t]{0,80}(?:\r?\n|$))/;

/** The mail and each of its parts, from their headers on; what stands behind a closing boundary is none. */
function partsOf(mail: string): readonly string[] {
  const boundaries = [...mail.matchAll(/boundary\s{0,3}=\s{0,3}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)];
  const names = new Set(boundaries.slice(0, MOST_BOUNDARIES).map((match) => match[1] ?? match[2] ?? ''));
  const places: { readonly at: number; readonly start: number }[] = [];
  for (const name of names) {
    const divider = `\n--${name}`;
    let at = mail.indexOf(divider);
    for (let count = 0; at >= 0 && count < MOST_PARTS; count++) {
      const isLast = mail.startsWith('--', at + divider.length);
      const lineEnd = mail.indexOf('\n', at + divider.length);
      places.push({ at, start: isLast || lineEnd < 0 ? -1 : lineEnd + 1 });
      at = mail.indexOf(divider, at + divider.length);
    }
  }
  places.sort((a, b) => a.at - b.at);
  const first = mail.slice(0, places[0]?.at ?? mail.length);
  const parts = places.map(({ start }, index) =>
    start < 0 ? '' : mail.slice(start, Math.max(start, places[index + 1]?.at ?? mail.length)),
  );
  return [first, ...parts];
}

function headerLength(part: string): number {
  const ends = [part.indexOf('\r\n\r\n'), part.indexOf('\n\n')].filter((at) => at >= 0);
  return ends.length === 0 ? part.length : Math.min(...ends);
}

function* wordDefects(header: string): Iterable<string> {
  for (const [field] of header.matchAll(READ_FIELD)) {
    if (!field.includes('=?')) continue;
    let isKnown = true;
    const rest = field.replace(ENCODED_WORD, (_, charset: string, encoding: string) => {
      isKnown &&= /^[bq]$/i.test(encoding) && isCharset(charset);
      return '';
    });
    if (!isKnown) yield 'An encoded word in a header has an unknown charset or encoding.';
    if (/=\?[\w-]{1,40}\?/.test(rest)) yield 'An encoded word in a header is not closed.';
  }
}

/** The fields that are shown, with their folded lines; addresses of links hold `=?` as well. */
const READ_FIELD = /^(?:subject|from|to|cc|sender|reply-to):[^\n]*(?:\n[ \t][^\n]*)*/gim;
/** Blanks within it are against the rules, and decoded all the same. */
const ENCODED_WORD = /=\?([^?\s=]{1,60})\?([^?\s]{1,10})\?([^?\r\n]*)\?=/g;

function isCharset(name: string): boolean {
  try {
    // RFC 2231 lets a language follow
    return new TextDecoder(name.replace(/\*.*$/, '')).encoding !== '';
  } catch {
    return false;
  }
}
