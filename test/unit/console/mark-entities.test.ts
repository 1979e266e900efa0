import fc from 'fast-check';
import { markEntities } from '../../../src/console/logic/mark-entities.js';

const told = (text: string, entities: readonly { start: number; end: number }[]) =>
  markEntities(text, entities).map((piece) => (piece.entity === null ? piece.text : `[${piece.text}]`));

describe('marking entities in a text', () => {
  it.each([
    ['in the middle', 'Bestellung 4711 fehlt', [{ start: 11, end: 15 }], ['Bestellung ', '[4711]', ' fehlt']],
    ['nothing found', 'Hallo', [], ['Hallo']],
    ['the whole text', '4711', [{ start: 0, end: 4 }], ['[4711]']],
    [
      'side by side',
      'ab',
      [
        { start: 1, end: 2 },
        { start: 0, end: 1 },
      ],
      ['[a]', '[b]'],
    ],
    [
      'overlapping: the first and longer one stays',
      'abcdef',
      [
        { start: 1, end: 3 },
        { start: 1, end: 5 },
        { start: 4, end: 6 },
      ],
      ['a', '[bcde]', 'f'],
    ],
    ['beyond the end: left out', 'abc', [{ start: 2, end: 9 }], ['abc']],
    ['empty: left out', 'abc', [{ start: 1, end: 1 }], ['abc']],
  ])('%s', (_, text, entities, pieces) => {
    expect(told(text, entities)).toEqual(pieces);
  });

  it('never changes the text, whatever the offsets', () => {
    const entity = fc.record({
      start: fc.integer({ min: -3, max: 40 }),
      end: fc.integer({ min: -3, max: 40 }),
    });
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: 'binary' }),
        fc.array(entity, { maxLength: 8 }),
        (text, entities) => {
          const pieces = markEntities(text, entities);
          expect(pieces.map((piece) => piece.text).join('')).toBe(text);
          for (const { text: part, start } of pieces)
            expect(text.slice(start, start + part.length)).toBe(part);
        },
      ),
    );
  });
});
