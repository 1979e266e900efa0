import { localDateTime, morningIn } from '../../../src/console/logic/follow-up-dates.js';
import { formatDuration } from '../../../src/console/logic/format-duration.js';
import { openPlaceholders } from '../../../src/console/logic/open-placeholders.js';
import { factsWith, factsWithout } from '../../../src/console/ticket/facts-with.js';
import { missingFacts } from '../../../src/domain/known-facts.js';

it('a text tells which placeholders it still holds', () => {
  expect(openPlaceholders('a {{date}} b {{iban}} {{ date }} {c}')).toEqual(['date', 'iban']);
});

describe('follow-up dates', () => {
  const wednesday = new Date(2026, 2, 4, 15, 30);
  it.each<[number, string]>([
    [1, '2026-03-05T09:00'],
    // Saturday: the Monday after
    [3, '2026-03-09T09:00'],
    [4, '2026-03-09T09:00'],
    [7, '2026-03-11T09:00'],
  ])('in %d days are a morning on which somebody works', (days, told) => {
    expect(localDateTime(morningIn(days, wednesday))).toBe(told);
  });
});

describe('facts of a ticket', () => {
  const fact = (start: number, end: number, messageId = 'M-1') => ({
    type: 'date',
    value: 'x',
    start,
    end,
    messageId,
    confidence: 1,
  });

  it('that are missing are told in the order of the case', () => {
    expect(
      missingFacts(['iban', 'date', 'money'], {
        entities: [{ type: 'date', value: '2026-03-01', confidence: 1 }],
      }),
    ).toEqual(['iban', 'money']);
  });

  it('give way to a new one that overlaps them, in the same message only', () => {
    const added = { type: 'iban', start: 4, end: 8, messageId: 'M-1' };
    const facts = [fact(0, 4), fact(3, 5), fact(7, 9), fact(8, 9), fact(4, 8, 'M-2')];
    expect(factsWith(facts, added).map(({ start, end, messageId }) => [start, end, messageId])).toEqual([
      [0, 4, 'M-1'],
      [8, 9, 'M-1'],
      [4, 8, 'M-2'],
      [4, 8, 'M-1'],
    ]);
  });

  it('are sent without what only the service knows', () => {
    const [first, second] = [fact(0, 1), fact(2, 3)];
    expect(factsWithout([first, second], first)).toEqual([
      { type: 'date', value: 'x', start: 2, end: 3, messageId: 'M-1' },
    ]);
  });
});

it.each([
  [-5, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_660_000, '1 h 01'],
  [90_000_000, '1 d 1 h'],
])('%d ms are told as %s', (ms, told) => {
  expect(formatDuration(ms)).toBe(told);
});
