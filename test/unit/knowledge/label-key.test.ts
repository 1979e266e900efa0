import { labelKey, spellingOf } from '../../../src/knowledge/label-key.js';

describe('a business case is the same', () => {
  it.each([
    ['Track Order', 'track order'],
    [' track  order\t', 'track order'],
    ['Kündigung', 'KÜNDIGUNG'],
    ['Ku\u0308ndigung', 'Kündigung'],
  ])('%j and %j', (one, other) => {
    expect(labelKey(one)).toBe(labelKey(other));
  });

  it.each([
    ['track_order', 'track order'],
    ['order', 'orders'],
  ])('but not %j and %j', (one, other) => {
    expect(labelKey(one)).not.toBe(labelKey(other));
  });
});

describe("a model's spelling of a label", () => {
  const spelling = spellingOf(['Track Order', 'refund']);

  it.each([
    ['Track Order', 'Track Order'],
    ['track order ', 'Track Order'],
    ['REFUND', 'refund'],
    ['complaint', null],
  ])('of %j is %j', (label, known) => {
    expect(spelling(label)).toBe(known);
  });
});
