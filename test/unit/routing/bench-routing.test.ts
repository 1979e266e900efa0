import { benchRouting } from '../../../src/routing/bench-routing.js';

it('times the engine in a centre of the size asked for', () => {
  let ms = 0;
  const size = { agents: 60, profiles: 20, waiting: 300, skills: 12, requirements: 30 };
  const figures = benchRouting({ size, decisions: 50, now: () => ms++ });
  expect(figures.size).toMatchObject(size);
  expect(figures.bulk.assigned).toBeGreaterThan(60);
  expect(figures.bulk.assigned).toBeLessThanOrEqual(120);
  expect(figures.agentFreed).toEqual({ count: 50, meanMs: 1, p50Ms: 1, p99Ms: 1, maxMs: 1 });
  expect(figures.plainScan.ticketServed.count).toBe(200);
});
