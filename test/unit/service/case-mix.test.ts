import { createCaseMix } from '../../../src/service/case-mix.js';
import { recallCaseMix } from '../../../src/service/recall-case-mix.js';
import { fakeClock } from '../../fakes/fake-clock.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';

const HOUR = 3_600_000;
const now = new Date('2026-03-10T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * HOUR);

describe('the mix of business cases', () => {
  const settings = { minimumCases: 20 };
  const fill = (mix: ReturnType<typeof createCaseMix>, name: string | null, count: number, hours: number) => {
    for (let n = 0; n < count; n++) mix.count(name, hoursAgo(hours));
  };

  it('says nothing while there are too few messages', () => {
    const mix = createCaseMix(settings);
    fill(mix, 'track_order', 100, 2);
    expect(mix.drift(now)).toBeNull();
    fill(mix, 'track_order', 19, 50);
    expect(mix.drift(now)).toBeNull();
  });

  it('is stable when today is like the week before', () => {
    const mix = createCaseMix(settings);
    for (const hours of [1, 30, 60, 90]) {
      fill(mix, 'track_order', 60, hours);
      fill(mix, null, 40, hours);
    }
    expect(mix.drift(now)).toBeLessThan(0.01);
  });

  it('drifts when a day is unlike the week before, and forgets what is older', () => {
    const mix = createCaseMix(settings);
    fill(mix, 'track_order', 200, 40);
    fill(mix, 'report_outage', 200, 1);
    expect(mix.drift(now)).toBeGreaterThan(0.25);
    expect(mix.drift(new Date(now.getTime() + 9 * 24 * HOUR))).toBeNull();
  });

  it('remembers the stored tickets of the last days after a restart, and counts nothing twice', async () => {
    const clock = fakeClock(now);
    const store = inMemoryStore();
    const ticket = (id: string, businessCase: string, createdAt: Date) => ({
      document: { ...aTicket({ id }), messageIds: [id], businessCase, createdAt },
    });
    await store.tickets.insertMany([
      ...Array.from({ length: 60 }, (_, n) => ticket(`old-${n}`, 'track_order', hoursAgo(48))),
      ...Array.from({ length: 60 }, (_, n) => ticket(`new-${n}`, 'report_outage', hoursAgo(3))),
      ...Array.from({ length: 30 }, (_, n) => ticket(`ancient-${n}`, 'report_outage', hoursAgo(24 * 30))),
      ticket('future', 'track_order', new Date(now.getTime() + 1000)),
    ]);
    const mix = createCaseMix({ minimumCases: 60 });
    await recallCaseMix({ store, clock }, mix);
    expect(mix.drift(now)).toBeGreaterThan(0.25);
  });
});
