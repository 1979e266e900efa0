import fc from 'fast-check';
import {
  createIndexedHeap,
  heapHas,
  heapPeek,
  heapPush,
  heapRemove,
  heapWalk,
} from '../../../src/routing/engine/indexed-heap.js';

it('is a sorted list from which anything can be taken out', () => {
  const step = fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 60 }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200, size: 'max' }), (steps) => {
      const heap = createIndexedHeap<number>((a, b) => a < b);
      let sorted: number[] = [];
      for (const [push, value] of steps) {
        if (push) heapPush(heap, value);
        else expect(heapRemove(heap, value)).toBe(sorted.includes(value));
        sorted = sorted.filter((each) => each !== value);
        if (push) sorted = [...sorted, value].sort((a, b) => a - b);
        expect(heapPeek(heap)).toBe(sorted[0]);
        expect(heapHas(heap, value)).toBe(push);
      }
      const walked: number[] = [];
      heapWalk(heap, (value) => walked.push(value) > 30);
      expect(walked).toEqual(sorted.slice(0, 31));
    }),
    { numRuns: 300 },
  );
});
