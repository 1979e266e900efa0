import fc from 'fast-check';
import { partitionOfKey } from '../../../../src/adapters/sqlite/bus/partition-of-key.js';

// from Apache Kafka's UtilsTest.testMurmur2, whose hashes are signed; partitions use the lower 31 bits
it.each([
  ['21', -973932308],
  ['foobar', -790332482],
  ['a-little-bit-long-string', -985981536],
  ['a-little-bit-longer-string', -1486304829],
  ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
  ['abc', 479470107],
])('hashes %s as Kafka does', (key, hash) => {
  expect(partitionOfKey(key, 2 ** 31)).toBe(hash & 0x7fffffff);
});

it('gives every key one of the partitions', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (key, partitions) => {
      const partition = partitionOfKey(key, partitions);
      expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true);
      expect(partitionOfKey(key, partitions)).toBe(partition);
    }),
  );
});

it('spreads ordinary keys evenly', () => {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let customer = 0; customer < 8000; customer += 1) {
    const partition = partitionOfKey(`customer-${customer}@example.org`, counts.length);
    counts[partition] = (counts[partition] ?? 0) + 1;
  }
  expect(Math.min(...counts)).toBeGreaterThan(850);
});
