import type { AgentOrder } from '../../../src/domain/agent-order.js';
import { renderSimulationReport } from '../../../src/routing/simulation/render-report.js';
import { simulate } from '../../../src/routing/simulation/simulate.js';

/** 4 agents, of whom one has half a share, at a load of a quarter. */
const run = (agentOrder: AgentOrder) =>
  simulate({
    seed: 1,
    durationHours: 200,
    queues: [
      {
        name: 'q',
        arrivalsPerHour: 12,
        handlingTime: { distribution: 'constant', meanSeconds: 300 },
        agentOrder,
      },
    ],
    agents: [{ count: 3 }, { count: 1, share: 0.5 }],
  });

it('shows who did how much: by share where agents are asked in turn, alike where not', () => {
  const inTurn = run('weighted-round-robin');
  const [least = 0, ...others] = inTurn.agents.workByTenth;
  expect(least).toBeCloseTo(4 / 7, 1);
  for (const work of others) expect(work).toBeCloseTo(8 / 7, 1);
  for (const work of run('longest-idle').agents.workByTenth) expect(work).toBeCloseTo(1, 1);

  const page = renderSimulationReport(inTurn);
  const plot = page.slice(page.indexOf('<h2>Fairness'), page.indexOf('<h2>The day'));
  expect(plot.match(/<rect /g)).toHaveLength(4);
  expect(plot).toContain(`${(least * 100).toFixed(1)} %`);
});
