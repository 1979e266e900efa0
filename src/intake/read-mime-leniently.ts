import PostalMime, { type Email } from 'postal-mime';
import { recodeBodies } from './recode-bodies.js';
import { relabelAsWindows1252, repairMojibake } from './repair-charset.js';
import { withEmptyHeader, withFoundBoundary } from './repair-structure.js';
import { unflowText } from './unflow-text.js';

export interface LenientMime {
  readonly email: Email;
  readonly defects: readonly string[];
}

/**
 * Takes a mail apart with postal-mime, and copes where that gives up: undecodable characters (a wrong or missing
 * charset) are read a second time as windows-1252, and a message whose structure is beyond reading is taken as
 * headers and plain text. Never rejects.
 */
export async function readMimeLeniently(whole: Uint8Array): Promise<LenientMime> {
  const defects: string[] = [];
  const bare = withEmptyHeader(whole);
  if (bare !== null) defects.push('The headers are missing; all was read as text.');
  const given = bare ?? whole;
  const raw = withinLines(given);
  if (raw.byteLength < given.byteLength)
    defects.push('The message has too many lines; the rest was not read.');
  let email: Email;
  try {
    email = await parse(raw);
  } catch {
    defects.push('The MIME structure is broken; the message was read as plain text.');
    email = await parseHeadersOnly(raw);
  }
  if (damage(email) > 0) {
    const second = await parse(relabelAsWindows1252(raw)).catch(() => email);
    if (damage(second) < damage(email)) {
      // attachments come from the first reading: their bytes must stay as they were
      email = { ...second, attachments: email.attachments };
      defects.push('The charset was missing or wrong; windows-1252 was assumed.');
    }
  }
  const subject = email.subject === undefined ? null : repairMojibake(email.subject);
  if (subject !== null) email = { ...email, subject };
  const boundary = missingBoundary(raw, email);
  if (boundary !== null) {
    defects.push(boundary);
    const mended = email.attachments.length > 0 ? null : withFoundBoundary(raw, headerEnd(raw));
    const second = mended === null || lacksOnlyEnd(boundary) ? email : await parse(mended).catch(() => email);
    if (!isEmpty(second)) email = second;
  }
  if (isEmpty(email) && boundary !== null) email = { ...email, text: bodyAsText(raw) };
  return { email, defects };
}

async function parse(raw: Uint8Array): Promise<Email> {
  const flowed = hideFlowed(raw);
  const bytes = recodeBodies(flowed?.bytes ?? raw);
  const { buffer } = bytes;
  // postal-mime copies a view, and reads a buffer in place
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength;
  const email = await PostalMime.parse(isWhole ? buffer : bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: 100,
  });
  return flowed === null || email.text === undefined
    ? email
    : { ...email, text: unflowText(email.text, flowed.delSp) };
}

/** Lines that are read: of a multipart message (25 MB of base64 are 350,000), and of one that is a single text. */
const MAX_LINES = 500_000;
const MAX_TEXT_LINES = 50_000;

/** postal-mime takes some microseconds a line, so a message of empty lines would hold the process up for minutes. */
function withinLines(raw: Uint8Array): Uint8Array {
  if (raw.byteLength < MAX_TEXT_LINES) return raw;
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const header = bytes.toString('latin1', 0, Math.min(headerEnd(raw), 65_536));
  const type = /^content-type:\s{0,9}([\w-]{1,40})/im.exec(header)?.[1]?.toLowerCase() ?? 'text';
  let left = type === 'text' ? MAX_TEXT_LINES : MAX_LINES;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1))
    if (--left === 0) return raw.subarray(0, at);
  return raw;
}

/**
 * postal-mime joins flowed lines across quote depths, which would merge an answer into the quote above it. So the
 * parameter is hidden from it (one byte of its name is changed) and `unflowText` does the work. Null: nothing flowed.
 */
function hideFlowed(raw: Uint8Array): { readonly bytes: Uint8Array; readonly delSp: boolean } | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  // in every one of the labels below
  if (!bytes.includes('lowed')) return null;
  let copy: Buffer | null = null;
  let delSp = false;
  for (const label of [
    'format=flowed',
    'format="flowed"',
    'Format=Flowed',
    'Format="Flowed"',
    'Format=flowed',
  ]) {
    for (let at = bytes.indexOf(label); at >= 0; at = bytes.indexOf(label, at + label.length)) {
      copy ??= Buffer.from(bytes);
      copy[at] = 0x78;
      delSp ||= /delsp="?yes/i.test(bytes.toString('latin1', Math.max(0, at - 200), at + 200));
    }
  }
  return copy === null ? null : { bytes: copy, delSp };
}

async function parseHeadersOnly(raw: Uint8Array): Promise<Email> {
  const end = headerEnd(raw);
  const text = bodyAsText(raw);
  try {
    const email = await PostalMime.parse(raw.subarray(0, Math.min(end, 100_000)), {});
    return { ...email, text, attachments: [] };
  } catch {
    return { headers: [], headerLines: [], attachments: [], text };
  }
}

/** How many characters could not be decoded in what people see. Large texts are sampled at their beginning. */
function damage(email: Email): number {
  const seen = `${email.subject ?? ''}${email.from?.name ?? ''}${(email.text ?? '').slice(0, 200_000)}${(email.html ?? '').slice(0, 200_000)}`;
  let count = 0;
  for (let at = seen.indexOf('\ufffd'); at >= 0; at = seen.indexOf('\ufffd', at + 1)) count++;
  return count;
}

function isEmpty(email: Email): boolean {
  return (
    (email.text ?? '').trim() === '' && (email.html ?? '').trim() === '' && email.attachments.length === 0
  );
}

/** Only the end is missing: postal-mime copes. */
function lacksOnlyEnd(defect: string): boolean {
  return defect === NOT_CLOSED;
}

const NOT_CLOSED = 'The multipart message is not closed: it may be cut off.';

/** Whether the top level's boundary is missing, never opened or never closed; says which, as a sentence. */
function missingBoundary(raw: Uint8Array, email: Email): string | null {
  const type = email.headers.find((header) => header.key === 'content-type')?.value ?? '';
  if (!/^\s*multipart\//i.test(type)) return null;
  const boundary = /boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(type);
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined) return 'The multipart boundary is missing.';
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.indexOf(`\n--${name}`) < 0) return 'The multipart boundary occurs nowhere.';
  return bytes.indexOf(`\n--${name}--`) < 0 ? NOT_CLOSED : null;
}

/** Where the header section ends: the first empty line. */
function headerEnd(raw: Uint8Array): number {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const ends = ['\r\n\r\n', '\n\n'].map((blank) => bytes.indexOf(blank)).filter((at) => at >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends);
}

/** What stands below the headers, without boundary and part header lines; at most 1 MB is looked at. */
function bodyAsText(raw: Uint8Array): string {
  const body = raw.subarray(headerEnd(raw), headerEnd(raw) + 1_000_000);
  return new TextDecoder()
    .decode(body)
    .split(/\r?\n/)
    .filter(
      (line) => !/^--\S{5,}$|^content-(?:type|transfer-encoding|disposition|id)\s*:|^\s+charset=/i.test(line),
    )
    .join('\n')
    .trim();
}
