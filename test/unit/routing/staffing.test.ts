import { findStaffing } from '../../../src/routing/simulation/find-staffing.js';
import { parseScenario } from '../../../src/routing/simulation/parse-scenario.js';
import { renderSimulationReport } from '../../../src/routing/simulation/render-report.js';
import type { Scenario } from '../../../src/routing/simulation/scenario.js';
import { secondsOnShift } from '../../../src/routing/simulation/shifts.js';
import { simulate } from '../../../src/routing/simulation/simulate.js';

const HOUR = 3600;
const scenario: Scenario = {
  seed: 3,
  durationHours: 24 * 10,
  queues: [
    {
      name: 'calls <a>',
      arrivalsPerHour: 60,
      handlingTime: { distribution: 'exponential', meanSeconds: 180 },
      serviceLevelSeconds: 20,
    },
  ],
  agents: [{ count: 6 }],
};

describe('shifts', () => {
  it.each([
    ['always', undefined, 0, 48, 48],
    ['never', [], 0, 48, 0],
    ['half a day', [{ fromHour: 8, toHour: 20 }], 0, 48, 24],
    ['a part of a shift', [{ fromHour: 8, toHour: 20 }], 19, 33, 2],
    [
      'two a day',
      [
        { fromHour: 0, toHour: 2 },
        { fromHour: 22.5, toHour: 24 },
      ],
      0,
      24,
      3.5,
    ],
  ])('%s', (_, shifts, from, until, hours) => {
    expect(secondsOnShift(shifts, from * HOUR, until * HOUR) / HOUR).toBeCloseTo(hours);
  });

  it('that end before they begin are refused', () => {
    expect(
      parseScenario({ ...scenario, agents: [{ count: 1, shifts: [{ fromHour: 22, toHour: 6 }] }] }),
    ).toEqual({
      ok: false,
      problems: [
        { path: '/agents/0/shifts/0', sentence: 'It must end after it begins; split it at midnight.' },
      ],
    });
  });

  it('let customers wait for the morning', () => {
    const { hours, agents } = simulate({
      ...scenario,
      agents: [{ count: 9, shifts: [{ fromHour: 8, toHour: 24 }] }],
    });
    expect(hours[3]?.meanWaitSeconds).toBeGreaterThan(4 * HOUR);
    expect(hours[20]?.meanWaitSeconds).toBeLessThan(60);
    expect(hours[3]?.occupancy).toBe(0);
    expect(agents.occupancy).toBeGreaterThan(0.45);
  });
});

describe('a profile of the day', () => {
  it('brings customers in the hours that it names, as many as it says', () => {
    const hourProfile = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 2 : hour === 15 ? 0.5 : 0));
    const [queue] = scenario.queues;
    const { hours, queues } = simulate({ ...scenario, queues: [{ ...queue!, hourProfile }] });
    // ten days: 1200 and 300 expected, with a standard deviation of 35 and 17
    expect(Math.abs((hours[9]?.arrivals ?? 0) - 1200)).toBeLessThan(4 * 35);
    expect(Math.abs((hours[15]?.arrivals ?? 0) - 300)).toBeLessThan(4 * 17);
    expect(queues[0]?.arrivals).toBe((hours[9]?.arrivals ?? 0) + (hours[15]?.arrivals ?? 0));
  });
});

describe('findStaffing', () => {
  it('finds the fewest agents that reach the service level', () => {
    const answer = findStaffing({ scenario, serviceLevel: 0.8 });
    // Erlang C: of 3 erlang, 5 agents answer 81 % within 20 s, 4 only 59 %
    expect(answer?.enough.queues[0]?.serviceLevel).toBeGreaterThanOrEqual(0.8);
    expect(answer?.tooFew?.agents).toBe((answer?.enough.agents ?? 0) - 1);
    expect(answer?.tooFew?.queues[0]?.serviceLevel).toBeLessThan(0.8);
    expect([5, 6]).toContain(answer?.enough.agents);
  });

  it('says when even the most are not enough', () => {
    const [queue] = scenario.queues;
    const impossible = { ...scenario, queues: [{ ...queue!, requiredSkills: { law: 1 } }], durationHours: 2 };
    expect(findStaffing({ scenario: impossible, serviceLevel: 0.8, mostAgents: 4 })).toBeNull();
  });
});

it('the report shows every hour and how the work was shared, and names as text', () => {
  const result = simulate({ ...scenario, durationHours: 24 });
  const html = renderSimulationReport(result);
  expect(result.agents.workByTenth.length).toBeGreaterThan(1);
  expect(html.match(/<rect /g)).toHaveLength(4 * 24 + result.agents.workByTenth.length);
  expect(html).toContain('calls &#60;a&#62;');
  expect(html).not.toMatch(/<script|https?:/);
});
