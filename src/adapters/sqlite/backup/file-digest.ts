import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Length and SHA-256 (hex) of a file. */
export async function fileDigest(path: string): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path)) {
    const part = chunk as Buffer;
    bytes += part.length;
    hash.update(part);
  }
  return { bytes, sha256: hash.digest('hex') };
}
