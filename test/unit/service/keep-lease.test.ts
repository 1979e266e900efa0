import type { Lease } from '../../../src/domain/lease.js';
import { keepLease } from '../../../src/service/keep-lease.js';
import { waitUntil } from '../../contract/wait-until.js';
import { fakeClock } from '../../fakes/fake-clock.js';

const START = new Date('2026-03-10T12:00:00Z');
const LEASE_MS = 30;

describe('a lease that is kept', () => {
  const open = (renew: (lease: Lease) => Promise<Lease | null>) => {
    const clock = fakeClock(START);
    const of = (token: number): Lease => ({
      name: 'routing:default',
      holder: 'one',
      token,
      expiresAt: new Date(clock.now().getTime() + LEASE_MS),
    });
    const first = of(7);
    let renewals = 0;
    let losses = 0;
    const kept = keepLease(first, {
      clock,
      leaseMs: LEASE_MS,
      renew: () => {
        renewals++;
        return renew(of(7));
      },
      onLost: () => {
        losses++;
      },
    });
    return { clock, kept, renewals: () => renewals, losses: () => losses };
  };

  it('is renewed again and again until it is ended', async () => {
    const { kept, renewals, losses } = open(async (lease) => lease);
    await waitUntil('three renewals', () => renewals() >= 3);
    await kept.end();
    const ended = renewals();
    await new Promise((done) => setTimeout(done, 2 * LEASE_MS));
    expect({ renewals: renewals(), losses: losses(), isLost: kept.isLost() }).toEqual({
      renewals: ended,
      losses: 0,
      isLost: false,
    });
  });

  it.each([
    ['somebody else has it', async () => null],
    ['it was taken again with another token', async (lease: Lease) => ({ ...lease, token: 9 })],
  ])('is lost when %s, and says so once', async (_, renew) => {
    const { kept, renewals, losses } = open(renew);
    await waitUntil('the loss', () => kept.isLost());
    await kept.end();
    expect([renewals(), losses()]).toEqual([1, 1]);
  });

  it('stands while the store is away, until its time is over', async () => {
    const { clock, kept, renewals } = open(async () => {
      throw new Error('away');
    });
    await waitUntil('two tries', () => renewals() >= 2);
    expect(kept.isLost()).toBe(false);
    clock.advance(LEASE_MS);
    await waitUntil('the loss', () => kept.isLost());
    await kept.end();
  });
});
