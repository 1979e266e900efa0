/**
 * Which partition a key belongs to, 0..partitions-1: murmur2 over its UTF-8 bytes, as Kafka's default partitioner
 * does it, so that a move to Kafka keeps the distribution.
 * Source: Austin Appleby's MurmurHash2; org.apache.kafka.common.utils.Utils.murmur2.
 */
export function partitionOfKey(key: string, partitions: number): number {
  return (murmur2(Buffer.from(key, 'utf8')) & 0x7fffffff) % partitions;
}

const SEED = 0x9747b28c;
const M = 0x5bd1e995;

function murmur2(bytes: Buffer): number {
  let hash = SEED ^ bytes.length;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    let word = Math.imul(bytes.readInt32LE(at), M);
    word = Math.imul(word ^ (word >>> 24), M);
    hash = Math.imul(hash, M) ^ word;
  }
  const left = bytes.length - at;
  if (left >= 3) hash ^= bytes.readUInt8(at + 2) << 16;
  if (left >= 2) hash ^= bytes.readUInt8(at + 1) << 8;
  if (left >= 1) hash = Math.imul(hash ^ bytes.readUInt8(at), M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}
