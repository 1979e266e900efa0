import { checkRules, checkSameness } from './histories.js';

// test/quality runs 10,000 of each
const numRuns = Number(process.env['ROUTING_RUNS'] ?? 2000);

describe('whatever happens', () => {
  it('offers follow the rules, nobody waits beside a free agent, every ticket is in one place', () => {
    checkRules(numRuns);
  });

  it('the same events give the same decisions, and an engine rebuilt from the store decides alike', () => {
    checkSameness(Math.ceil(numRuns / 3));
  });
});
