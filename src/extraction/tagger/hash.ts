/** 32-bit hash of `text.slice(start, end)` (FNV-1a over UTF-16 code units, mixed as in MurmurHash3); never 0. */
export function hashText(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return finish(hash);
}

/** The hash of two hashes in their order; never 0. */
export function mixHashes(first: number, second: number): number {
  return finish(Math.imul(first, 0x9e3779b1) ^ Math.imul((second >>> 15) | (second << 17), 0x85ebca6b));
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return mixed >>> 0 || 1;
}
