import fc from 'fast-check';
import type { Entity } from '../../../src/domain/entity.js';
import { mergeEntities } from '../../../src/extraction/merge-entities.js';

const entity = (start: number, end: number, confidence: number, type = 'x'): Entity => ({
  type,
  value: '',
  text: '',
  start,
  end,
  confidence,
  recognizer: 'test',
});
const anyEntity = fc
  .tuple(
    fc.nat(60),
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom(0.5, 0.7, 0.9),
    fc.constantFrom('a', 'b'),
  )
  .map(([start, length, confidence, type]) => entity(start, start + length, confidence, type));

describe('merging', () => {
  it('keeps the surer of two that overlap', () => {
    expect(mergeEntities([entity(0, 9, 0.8), entity(4, 6, 0.9)])).toEqual([entity(4, 6, 0.9)]);
  });

  it('keeps the longer of two as sure', () => {
    expect(mergeEntities([entity(4, 6, 0.9), entity(0, 9, 0.9)])).toEqual([entity(0, 9, 0.9)]);
  });

  it('leaves neighbours side by side', () => {
    expect(mergeEntities([entity(5, 9, 0.9), entity(0, 5, 0.9)])).toEqual([
      entity(0, 5, 0.9),
      entity(5, 9, 0.9),
    ]);
  });

  it('yields sorted entities without overlaps, in whatever order they come, and drops none without cause', () => {
    fc.assert(
      fc.property(fc.array(anyEntity, { maxLength: 30 }), (entities) => {
        const merged = mergeEntities(entities);
        merged.forEach((one, index) => {
          const next = merged[index + 1];
          if (next !== undefined) expect(one.end).toBeLessThanOrEqual(next.start);
        });
        expect(mergeEntities([...entities].reverse())).toEqual(merged);
        for (const dropped of entities) {
          expect(merged.some((kept) => kept.start < dropped.end && kept.end > dropped.start)).toBe(true);
        }
      }),
    );
  });
});
