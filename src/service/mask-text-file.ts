import { maskSecrets } from '../extraction/mask-secrets.js';

/** A larger one is a log or an export that no customer typed, and takes too long to look through. */
const MOST_BYTES = 1024 * 1024;

/**
 * An attached text file (text/plain, text/html, text/csv) without the secrets in it, in its own encoding: UTF-8, or one byte
 * a character. Any other file, and a text without secrets, comes back as it is.
 */
export function maskTextFile({
  type,
  bytes,
}: {
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}): Uint8Array {
  if (!type.toLowerCase().startsWith('text/') || bytes.length > MOST_BYTES) return bytes;
  const utf8 = decodeUtf8(bytes);
  const text = utf8 ?? Buffer.from(bytes).toString('latin1');
  const { text: hidden, masked } = maskSecrets(text);
  if (masked.length === 0) return bytes;
  if (utf8 !== null) return Buffer.from(hidden);
  // the sign that stands for a secret elsewhere does not fit into one byte
  const starred = [...masked]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + '*'.repeat(end - start) + rest.slice(end), text);
  return Buffer.from(starred, 'latin1');
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    // the mark at its beginning stays
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
