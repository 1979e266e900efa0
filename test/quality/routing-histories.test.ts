// The long version of test/unit/routing/routing-engine.property.test.ts.
import { checkRules, checkSameness } from '../unit/routing/histories.js';

const HISTORIES = 10_000;
// 490 s were measured beside much other work
const TIMEOUT_MS = 1_800_000;

describe(`in ${HISTORIES} random histories of a contact centre`, () => {
  it(
    'offers follow the rules, nobody waits beside a free agent, every ticket is in one place',
    () => {
      checkRules(HISTORIES);
    },
    TIMEOUT_MS,
  );

  it(
    'the same events give the same decisions, and an engine rebuilt from the store decides alike',
    () => {
      checkSameness(HISTORIES);
    },
    TIMEOUT_MS,
  );
});
