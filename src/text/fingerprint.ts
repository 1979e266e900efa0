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
  let previous = '';
  for (const word of list) {
    vote(high, low, word);
    if (previous !== '') vote(high, low, `${previous} ${word}`);
    previous = word;
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

/** FNV-1a twice with different seeds, finished with murmur3's mixer so that all bits depend on all letters. */
function vote(high: Int32Array, low: Int32Array, feature: string): void {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let index = 0; index < feature.length; index++) {
    const code = feature.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x01000193);
  }
  count(high, mix(a));
  count(low, mix(b));
}

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
  let bits = 0;
  for (let bit = 0; bit < 32; bit++) {
    let set = 0;
    for (let plane = 0; plane < used; plane++) set += (((planes[plane] ?? 0) >>> bit) & 1) << plane;
    if (2 * set > features) bits |= 1 << bit;
  }
  return bits;
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
