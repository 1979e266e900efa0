// LinearSVC's figures for small-data.mjs and data-shapes.mjs: out of test/quality/linear-svc-baselines.json, so that no
// Python is needed; what is not there is measured, where a Python 3 with scikit-learn is named, and written there.
import { readFileSync, writeFileSync } from 'node:fs';
import { measureLinearSvc } from '../dist/cli/bench/linear-svc.js';

const FILE = new URL('../test/quality/linear-svc-baselines.json', import.meta.url);

export const rounded = (value) => Math.round(10_000 * value) / 10_000;

/** `{accuracy, meanRecall}` of LinearSVC on the data, or null where they are neither known nor can be measured. */
export async function linearSvcBaseline(name, { rows, test, python }) {
  const known = JSON.parse(readFileSync(FILE, 'utf8'));
  if (known[name] === undefined && python !== undefined) {
    const figures = await measureLinearSvc({ python, rows, test });
    if (figures === null) throw new Error(`${python} does not run scikit-learn`);
    const { accuracy, meanRecall } = figures;
    known[name] = { accuracy: rounded(accuracy), meanRecall: rounded(meanRecall) };
    const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(FILE, `${JSON.stringify(sorted, null, 2)}\n`);
  }
  return known[name] ?? null;
}
