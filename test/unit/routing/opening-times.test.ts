import fc from 'fast-check';
import { type OpeningHours, WEEKDAYS } from '../../../src/domain/opening-hours.js';
import { afterOpenTime, openingAt } from '../../../src/routing/opening-hours/opening-times.js';
import { instantOf, isTimeZone } from '../../../src/routing/opening-hours/zoned-time.js';

const berlin: OpeningHours = {
  timeZone: 'Europe/Berlin',
  weekly: [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '08:00', to: '12:00' },
    { days: ['mon', 'tue', 'wed', 'thu'], from: '13:00', to: '18:00' },
    { days: ['sat'], from: '22:00', to: '24:00' },
    { days: ['sun'], from: '00:00', to: '04:00' },
  ],
  holidays: [{ date: '2026-12-25' }, { date: '2026-12-24', open: [{ from: '09:00', to: '11:00' }] }],
};
const at = (iso: string) => Date.parse(iso);
const opening = (iso: string, hours = berlin) => {
  const { isOpen, changesAt } = openingAt(hours, at(iso));
  return [isOpen, Number.isFinite(changesAt) ? new Date(changesAt).toISOString() : 'never'];
};

describe('openingAt', () => {
  it.each([
    ['a winter morning, an hour east of Greenwich', '2026-02-02T07:00:00Z', true, '2026-02-02T11:00:00.000Z'],
    ['a minute before', '2026-02-02T06:59:00Z', false, '2026-02-02T07:00:00.000Z'],
    ['a summer morning, two hours east', '2026-07-06T06:00:00Z', true, '2026-07-06T10:00:00.000Z'],
    ['lunch', '2026-02-02T11:00:00Z', false, '2026-02-02T12:00:00.000Z'],
    ['Friday afternoon', '2026-02-06T13:00:00Z', false, '2026-02-07T21:00:00.000Z'],
    [
      'over midnight, into the night that lacks an hour',
      '2026-03-28T22:00:00Z',
      true,
      '2026-03-29T02:00:00.000Z',
    ],
    [
      'over midnight, into the night that has one twice',
      '2026-10-24T21:00:00Z',
      true,
      '2026-10-25T03:00:00.000Z',
    ],
    ['a short holiday', '2026-12-24T07:30:00Z', false, '2026-12-24T08:00:00.000Z'],
    ['a holiday, to the next day that is open', '2026-12-24T10:00:00Z', false, '2026-12-26T21:00:00.000Z'],
  ])('%s', (_, iso, isOpen, changesAt) => {
    expect(opening(iso)).toEqual([isOpen, changesAt]);
  });

  it('knows a queue that never opens and one that never closes', () => {
    expect(opening('2026-02-02T07:00:00Z', { timeZone: 'UTC', weekly: [] })).toEqual([false, 'never']);
    const always = { timeZone: 'Asia/Kathmandu', weekly: [{ days: WEEKDAYS, from: '00:00', to: '24:00' }] };
    expect(opening('2026-02-02T07:00:00Z', always)[0]).toBe(true);
  });

  it('agrees with the clock on the wall at any minute of any year, in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kolkata'),
        fc.integer({ min: at('2024-01-01') / 60_000, max: at('2028-01-01') / 60_000 }),
        (timeZone, minute) => {
          const clock = new Intl.DateTimeFormat('en-GB', {
            timeZone,
            weekday: 'short',
            hour: '2-digit',
            minute: '2-digit',
          }).format(minute * 60_000);
          const [weekday = '', time = ''] = clock.split(' ');
          const isOpen = ['Mon', 'Wed'].includes(weekday.slice(0, 3)) && time >= '05:30' && time < '21:15';
          const hours: OpeningHours = {
            timeZone,
            weekly: [{ days: ['mon', 'wed'], from: '05:30', to: '21:15' }],
          };
          expect(openingAt(hours, minute * 60_000).isOpen).toBe(isOpen);
        },
      ),
    );
  });
});

describe('afterOpenTime', () => {
  it.each([
    ['within one span', '2026-02-02T07:00:00Z', 3600, '2026-02-02T08:00:00.000Z'],
    ['over lunch', '2026-02-02T10:30:00Z', 3600, '2026-02-02T12:30:00.000Z'],
    ['begun while closed', '2026-02-02T05:00:00Z', 600, '2026-02-02T07:10:00.000Z'],
  ])('%s', (_, from, seconds, then) => {
    expect(new Date(afterOpenTime(berlin, at(from), seconds * 1000)).toISOString()).toBe(then);
  });

  it('counts around the clock for weeks', () => {
    const always = { timeZone: 'Europe/Berlin', weekly: [{ days: WEEKDAYS, from: '00:00', to: '24:00' }] };
    expect(afterOpenTime(always, at('2026-02-02T07:00:00Z'), 100 * 86_400_000)).toBe(
      at('2026-02-02T07:00:00Z') + 100 * 86_400_000,
    );
  });
});

describe('time zones', () => {
  it.each([
    ['Europe/Berlin', true],
    ['Europe/Atlantis', false],
    ['', false],
  ])('%j: %s', (name, known) => expect(isTimeZone(name)).toBe(known));

  it('takes a time that the clock never shows for what it would have shown', () => {
    expect(new Date(instantOf('Europe/Berlin', at('2026-03-29T02:30:00Z'), 'earlier')).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });
});
