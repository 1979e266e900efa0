import { WINDOWS_1252_HIGH } from '../text/normalize-text.js';

/**
 * Charset labels lie. These repairs work on what they give away: U+FFFD where bytes were no UTF-8 although the label
 * said so, and pairs such as "Ã¼" where UTF-8 was read as windows-1252.
 */

/** UTF-8 that was decoded as windows-1252 or ISO-8859-1, decoded rightly; null when the text is no such case. */
export function repairMojibake(text: string): string | null {
  if (!/[ÃÂâ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œž¡-¿]/.test(text)) return null;
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const byte = code < 256 ? code : WINDOWS_1252.get(code);
    if (byte === undefined) return null;
    bytes[index] = byte;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The same message with its text labelled and stored so that ISO-8859-1 bytes mislabelled as UTF-8 (or not labelled)
 * become readable: header bytes and raw 8-bit bodies are rewritten as UTF-8, and `charset=utf-8` labels of encoded
 * parts as windows-1252. For a second reading, when the first one met undecodable bytes.
 */
export function relabelAsWindows1252(raw: Uint8Array): Uint8Array {
  const text = new TextDecoder('windows-1252').decode(raw);
  const raw8Bit = !isUtf8(raw);
  if (raw8Bit) return new TextEncoder().encode(text.replace(CHARSET_LABEL, 'charset="utf-8"'));
  return new TextEncoder().encode(
    new TextDecoder('utf-8').decode(raw).replace(CHARSET_LABEL, 'charset="windows-1252"'),
  );
}

const CHARSET_LABEL = /charset\s?=\s?"?(?:utf-?8|us-ascii|unknown-8bit|ascii)"?/gi;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

const WINDOWS_1252: ReadonlyMap<number, number> = new Map(
  WINDOWS_1252_HIGH.map((char, index) => [char.charCodeAt(0), 0x80 + index] as const),
);
