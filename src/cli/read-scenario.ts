import { parseScenario } from '../routing/simulation/parse-scenario.js';
import type { Scenario } from '../routing/simulation/scenario.js';
import { UsageError } from './exit-codes.js';
import { readJsonFile } from './read-json-file.js';

/** A scenario for the simulator. @throws UsageError naming the file and all that is wrong */
export async function readScenario(file: string): Promise<Scenario> {
  const parsed = parseScenario(await readJsonFile(file));
  if (parsed.ok) return parsed.scenario;
  throw new UsageError(
    parsed.problems.map(({ path, sentence }) => `${path === '' ? '/' : path}: ${sentence}`).join('\n  '),
    { file },
  );
}
