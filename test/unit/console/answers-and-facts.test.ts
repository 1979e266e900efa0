import { fillAnswer, openPlaceholders } from '../../../src/console/logic/fill-answer.js';
import { formatDuration } from '../../../src/console/logic/format-duration.js';
import { factsWith, factsWithout } from '../../../src/console/ticket/facts-with.js';
import { missingFacts } from '../../../src/domain/known-facts.js';

describe('filling a prepared answer', () => {
  it('puts the first fact of each type in, and leaves open what it does not know', () => {
    const facts = [
      { type: 'order_number', value: '4711' },
      { type: 'order_number', value: '4712' },
    ];
    expect(fillAnswer('{{order_number}}, {{ order_number }}: {{date}} {{date}}', facts)).toEqual({
      text: '4711, 4711: {{date}} {{date}}',
      missing: ['date'],
    });
  });

  it('does not fill what a customer has written as a placeholder', () => {
    const facts = [
      { type: 'person_name', value: '{{iban}}' },
      { type: 'iban', value: 'DE00' },
    ];
    expect(fillAnswer('Hallo {{person_name}}', facts).text).toBe('Hallo {{iban}}');
  });

  it('tells which placeholders a text still holds', () => {
    expect(openPlaceholders('a {{date}} b {{iban}} {{date}} {c}')).toEqual(['date', 'iban']);
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
