import type { OpeningHours } from '../../../src/domain/opening-hours.js';
import { validateQueue } from '../../../src/routing/validate-queue.js';
import { queue } from './samples.js';

const others = [
  queue('orders', { overflow: { to: 'night', afterSeconds: 60 } }),
  queue('night', { overflow: { to: 'billing', afterSeconds: 60 } }),
  queue('island'),
];
const week = [{ days: ['mon', 'tue'], from: '08:00', to: '12:00' }] as const;
const hours: OpeningHours = {
  timeZone: 'Europe/Berlin',
  weekly: [...week, { days: ['mon'], from: '12:00', to: '24:00' }],
  holidays: [{ date: '2026-12-24', open: [{ from: '09:00', to: '10:00' }] }],
};
const check = (parts: Parameters<typeof queue>[1]) => validateQueue(queue('billing', parts), others);

describe('validateQueue', () => {
  it('accepts hours that touch, and an overflow that ends somewhere', () => {
    expect(check({ openingHours: hours, overflow: { to: 'island', whenClosed: true } })).toEqual([]);
    expect(check({ overflow: { to: 'triage', afterSeconds: 60 } })).toEqual([]);
  });

  it.each<[string, Parameters<typeof queue>[1], string, string]>([
    ['a negative weight', { weight: -1 }, '/weight', 'It must be greater than 0.'],
    [
      'a time zone that does not exist',
      { openingHours: { ...hours, timeZone: 'Europe/Atlantis' } },
      '/openingHours/timeZone',
      'There is no time zone "Europe/Atlantis".',
    ],
    [
      'hours that overlap on one day',
      { openingHours: { ...hours, weekly: [...week, { days: ['tue', 'fri'], from: '11:59', to: '13:00' }] } },
      '/openingHours/weekly/1',
      'It overlaps the hours 08:00–12:00 on tue.',
    ],
    [
      'hours that end before they begin',
      { openingHours: { ...hours, weekly: [{ days: ['mon'], from: '22:00', to: '06:00' }] } },
      '/openingHours/weekly/0',
      'It must end after it begins.',
    ],
    [
      'a date that the calendar lacks',
      { openingHours: { ...hours, holidays: [{ date: '2026-02-30' }] } },
      '/openingHours/holidays/0/date',
      'There is no date "2026-02-30".',
    ],
    [
      'a holiday named twice',
      { openingHours: { ...hours, holidays: [{ date: '2026-05-01' }, { date: '2026-05-01' }] } },
      '/openingHours/holidays/1/date',
      'The date 2026-05-01 is named twice.',
    ],
    [
      'an overflow to nowhere',
      { overflow: { to: 'moon', afterSeconds: 5 } },
      '/overflow/to',
      'There is no queue "moon".',
    ],
    [
      'an overflow in a circle',
      { overflow: { to: 'orders', afterSeconds: 5 } },
      '/overflow/to',
      'Overflow would go round in a circle: billing → orders → night → billing.',
    ],
    [
      'an overflow to itself',
      { overflow: { to: 'billing', afterSeconds: 5 } },
      '/overflow/to',
      'Overflow would go round in a circle: billing → billing.',
    ],
    [
      'an overflow without an occasion',
      { overflow: { to: 'island' } },
      '/overflow',
      'It must say when: after some seconds, when the queue is closed, or both.',
    ],
    [
      'an overflow at closing time that never comes',
      { overflow: { to: 'island', whenClosed: true } },
      '/overflow/whenClosed',
      'The queue has no opening hours: it is never closed.',
    ],
  ])('refuses %s', (_, parts, path, sentence) => {
    expect(check(parts)).toEqual([{ path, sentence }]);
  });

  it('keeps triage the last resort', () => {
    expect(
      validateQueue(queue('triage', { overflow: { to: 'island', afterSeconds: 1 } }), others),
    ).toHaveLength(1);
  });
});
