import type { Entity } from '../../../src/domain/entity.js';
import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { extractionSettings } from '../../../src/extraction/extraction-settings.js';
import { mergeLearnedEntities } from '../../../src/extraction/merge-learned-entities.js';

const TEXT = 'Bestellung Nr. 4711 und Zähler A-17';
const entity = (type: string, start: number, end: number, confidence: number, recognizer = 'x'): Entity => ({
  type,
  value: TEXT.slice(start, end),
  text: TEXT.slice(start, end),
  start,
  end,
  confidence,
  recognizer,
});
const order = entity('order_number', 15, 19, 0.9);

describe('what recognisers and the learned tagger found', () => {
  it.each<[string, readonly Entity[], readonly Entity[], readonly Entity[]]>([
    [
      'a type that only the tagger knows joins',
      [order],
      [entity('meter', 31, 35, 0.8, 'tagger')],
      [order, entity('meter', 31, 35, 0.8, 'tagger')],
    ],
    [
      'the same type: the rule keeps borders and value, and gains confidence',
      [order],
      [entity('order_number', 11, 19, 0.95, 'tagger')],
      [{ ...order, confidence: 0.95 }],
    ],
    [
      'the same type: a sure tagger beats a guess',
      [entity('order_number', 31, 35, 0.6)],
      [entity('order_number', 33, 35, 0.95, 'tagger')],
      [entity('order_number', 33, 35, 0.95, 'tagger')],
    ],
    [
      'other types: the surer one stays',
      [entity('order_number', 31, 35, 0.65)],
      [entity('meter', 31, 35, 0.9, 'tagger')],
      [entity('meter', 31, 35, 0.9, 'tagger')],
    ],
    ['an unsure tagger does not beat a label', [order], [entity('meter', 15, 19, 0.6, 'tagger')], [order]],
  ])('%s', (_, recognized, learned, expected) =>
    expect(mergeLearnedEntities(recognized, learned)).toEqual(expected),
  );

  it('come together in extractEntities, named `tagger`', () => {
    const settings = extractionSettings({
      tagger: {
        types: ['meter'],
        tag: () => [{ type: 'meter', start: 31, end: 35, confidence: 0.999 }],
      },
    });
    expect(extractEntities({ text: TEXT }, settings)).toMatchObject([
      { type: 'order_number', value: '4711' },
      { type: 'meter', value: 'A-17', start: 31, end: 35, confidence: 0.97, recognizer: 'tagger' },
    ]);
  });
});
