import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readExamples } from '../../src/cli/read-rows.js';
import type { Example } from '../../src/domain/example.js';

const FOLDER = resolve('../shared/datasets');

/** `describe` where the public data sets lie beside the repository; else skipped with a message, and failed in CI. */
export function describeWithDataSets(title: string, suite: () => void): void {
  if (existsSync(FOLDER)) describe(title, suite);
  else if (process.env['CI'] === 'true')
    it(`${title}: ${FOLDER} is missing`, () => expect(FOLDER).toBe('present'));
  else describe.skip(`${title} (skipped: ${FOLDER} is missing)`, suite);
}

/** Rows of the named files, e.g. `banking77/train`. */
export function dataSetRows(...names: readonly string[]): Promise<Example[]> {
  return readExamples(names.map((name) => `${FOLDER}/${name}.jsonl`));
}
