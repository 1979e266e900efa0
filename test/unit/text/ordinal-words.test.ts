import { numberFromOrdinal } from '../../../src/text/ordinal-words.js';

describe('the day that an ordinal word names', () => {
  it.each([
    ['ersten', 1],
    ['Dritter', 3],
    ['siebzehnten', 17],
    ['einunddreißigsten', 31],
    ['first', 1],
    ['Twelfth', 12],
    ['twenty-third', 23],
    ['thirty-first', 31],
  ])('%s: %i', (word, day) => expect(numberFromOrdinal(word)).toBe(day));

  it.each(['zwei', 'thirty', 'thirty-second', 'letzten', ''])('none: "%s"', (word) =>
    expect(numberFromOrdinal(word)).toBeNull(),
  );
});
