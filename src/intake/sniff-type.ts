/**
 * The media type that a file's first bytes show, or null when they show none that is known here. Senders label files
 * wrongly or `application/octet-stream`; signatures as in the WHATWG MIME Sniffing Standard and the files' own formats.
 */
export function sniffType(bytes: Uint8Array): string | null {
  for (const [type, offset, signature] of SIGNATURES) {
    if (
      bytes.length >= offset + signature.length &&
      signature.every((byte, index) => bytes[offset + index] === byte)
    )
      return type;
  }
  return null;
}

const ascii = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));

const SIGNATURES: readonly (readonly [type: string, offset: number, signature: readonly number[]])[] = [
  ['application/pdf', 0, ascii('%PDF-')],
  ['image/png', 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', 0, [0xff, 0xd8, 0xff]],
  ['image/gif', 0, ascii('GIF8')],
  ['image/webp', 8, ascii('WEBP')],
  ['image/heic', 4, ascii('ftypheic')],
  ['image/tiff', 0, [0x49, 0x49, 0x2a, 0x00]],
  ['application/zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['application/x-ole-storage', 0, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['application/gzip', 0, [0x1f, 0x8b]],
  ['application/x-msdownload', 0, ascii('MZ')],
  ['application/rtf', 0, ascii('{\\rtf')],
  ['video/mp4', 4, ascii('ftyp')],
];
