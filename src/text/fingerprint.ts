import { words } from './words.js';

/**
 * A 64-bit SimHash of the text's words and word pairs, as 16 hex digits: texts that differ in a few words differ in a
 * few bits (`fingerprintDistance`). Case, punctuation and blanks do not count. A text without a word has the
 * fingerprint of sixteen zeros. Source: Charikar, "Similarity estimation techniques from rounding algorithms" (2002).
 */
export function fingerprint(text: string): string {
  const list = words(text);
  if (list.length === 0) return '0'.repeat(16);
  const high = new Int32Array(PLANES);
  const low = new Int32Array(PLANES);
  // of the word before and a blank, which the word goes on from to make the pair
  let pairA = 0;
  let pairB = 0;
  for (let index = 0; index < list.length; index++) {
    const word = list[index] ?? '';
    let a = SEED_A;
    let b = SEED_B;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      a = Math.imul(a ^ code, PRIME);
      b = Math.imul(b ^ code, PRIME);
      pairA = Math.imul(pairA ^ code, PRIME);
      pairB = Math.imul(pairB ^ code, PRIME);
    }
    count(high, mix(a));
    count(low, mix(b));
    if (index > 0) {
      count(high, mix(pairA));
      count(low, mix(pairB));
    }
    pairA = Math.imul(a ^ BLANK, PRIME);
    pairB = Math.imul(b ^ BLANK, PRIME);
  }
  const features = 2 * list.length - 1;
  return hex(majority(high, features)) + hex(majority(low, features));
}

/** How many of the 64 bits differ; 64 when either is not a fingerprint. */
export function fingerprintDistance(a: string, b: string): number {
  if (!FINGERPRINT.test(a) || !FINGERPRINT.test(b)) return 64;
  const high = Number.parseInt(a.slice(0, 8), 16) ^ Number.parseInt(b.slice(0, 8), 16);
  const low = Number.parseInt(a.slice(8), 16) ^ Number.parseInt(b.slice(8), 16);
  return ones(high) + ones(low);
}

const FINGERPRINT = /^[0-9a-f]{16}$/;

/** Counters of 30 bits: plane p holds bit p of all 32 counters, so that a feature is counted in a step or two. */
const PLANES = 30;

/** Features are hashed by FNV-1a twice with different seeds, and murmur3's mixer makes all bits depend on all letters. */
const SEED_A = 0x811c9dc5;
const SEED_B = 0x9747b28c;
const PRIME = 0x01000193;
const BLANK = 0x20;

/** Adds one to the counters of all bits that are set: a carry goes to the next plane. */
function count(planes: Int32Array, bits: number): void {
  let carry = bits;
  for (let plane = 0; carry !== 0 && plane < PLANES; plane++) {
    const before = planes[plane] ?? 0;
    planes[plane] = before ^ carry;
    carry &= before;
  }
}

/** The bits that more than half of the features have. */
function majority(planes: Int32Array, features: number): number {
  const used = Math.min(PLANES, 32 - Math.clz32(features));
  const half = features >> 1;
  // more than half: compared with it from the highest plane down, all 32 counters at once
  let more = 0;
  let equal = -1;
  for (let plane = used - 1; plane >= 0; plane--) {
    const bits = planes[plane] ?? 0;
    const wanted = ((half >>> plane) & 1) === 1 ? -1 : 0;
    more |= equal & bits & ~wanted;
    equal &= ~(bits ^ wanted);
  }
  return more;
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
