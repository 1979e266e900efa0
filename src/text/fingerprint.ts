import { words } from './words.js';

/**
 * A 64-bit SimHash of the text's words and word pairs, as 16 hex digits: texts that differ in a few words differ in a
 * few bits (`fingerprintDistance`). Case, punctuation and blanks do not count. A text without a word has the
 * fingerprint of sixteen zeros. Source: Charikar, "Similarity estimation techniques from rounding algorithms" (2002).
 */
export function fingerprint(text: string): string {
  const list = words(text);
  if (list.length === 0) return '0'.repeat(16);
  const votes = new Int32Array(64);
  let previous = '';
  for (const word of list) {
    vote(votes, word);
    if (previous !== '') vote(votes, `${previous} ${word}`);
    previous = word;
  }
  let high = 0;
  let low = 0;
  for (let bit = 0; bit < 32; bit++) {
    if ((votes[bit] ?? 0) > 0) high |= 1 << bit;
    if ((votes[bit + 32] ?? 0) > 0) low |= 1 << bit;
  }
  return hex(high) + hex(low);
}

/** How many of the 64 bits differ; 64 when either is not a fingerprint. */
export function fingerprintDistance(a: string, b: string): number {
  if (!FINGERPRINT.test(a) || !FINGERPRINT.test(b)) return 64;
  const high = Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16);
  const low = Number.parseInt(a.slice(8), 16) ^ Number.parseInt(b.slice(8), 16);
  return ones(high) + ones(low);
}

const FINGERPRINT = /^[0-9a-f]{16}$/;

/** FNV-1a twice with different seeds, finished with murmur3's mixer so that all bits depend on all letters. */
function vote(votes: Int32Array, feature: string): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let index = 0; index < feature.length; index++) {
    const code = feature.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
  }
  a = mix(a);
  b = mix(b);
  for (let bit = 0; bit < 32; bit++) {
    votes[bit] = (votes[bit] ?? 0) + (((a >>> bit) & 1) * 2 - 1);
    votes[bit + 32] = (votes[bit + 32] ?? 0) + (((b >>> bit) & 1) * 2 - 1);
  }
}

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

function ones(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
