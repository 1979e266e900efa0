import { overview } from '../../../src/service/overview.js';
import type { ServiceContext } from '../../../src/service/service-context.js';
import { fakeClock } from '../../fakes/fake-clock.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 9, minutes));

it('tells queues, agents and business cases as they stand', async () => {
  const store = inMemoryStore();
  const context = { store, clock: fakeClock() } as unknown as ServiceContext;
  await store.queues.put({
    name: 'orders',
    version: 0,
    displayName: { de: 'B', en: 'O' },
    weight: 1,
    serviceLevelSeconds: 600,
    requiredSkills: {},
  });
  await store.agents.put({
    id: 'anna',
    version: 0,
    name: 'Anna',
    skills: {},
    languages: ['de'],
    capacity: { email: 2, 'web-form': 1, chat: 4 },
    presence: 'available',
    presenceSince: at(0),
    idleSince: at(0),
  });
  const ticket = (id: string, parts: Parameters<typeof aTicket>[0]) => ({
    document: aTicket({
      id,
      messageIds: [`M-${id}`],
      queue: 'orders',
      waitingSince: at(0),
      createdAt: at(0),
      ...parts,
    }),
  });
  await store.tickets.insertMany([
    ticket('1', { state: 'pending', waitingSince: at(3) }),
    ticket('2', { state: 'pending', waitingSince: at(2), businessCase: null }),
    ticket('3', { state: 'assigned', agentId: 'anna', channel: 'email', acceptedAt: at(5) }),
    ticket('4', { state: 'wrapping', agentId: 'anna', channel: 'chat', acceptedAt: at(20) }),
    ticket('5', { state: 'completed', agentId: 'anna', acceptedAt: at(10) }),
  ]);
  const told = await overview(context);
  expect(told.queues).toEqual([
    {
      queue: 'orders',
      waiting: 2,
      offered: 0,
      working: 2,
      oldestWaitingSince: at(2),
      inTime: 2 / 3,
      forecast: null,
    },
  ]);
  expect(told.agents).toEqual([{ agentId: 'anna', tickets: 2, load: 0.75 }]);
  expect(told.businessCases).toEqual([
    { businessCase: 'track_order', tickets: 4 },
    { businessCase: null, tickets: 1 },
  ]);
  expect(told.latestTickets).toBe(5);
});
