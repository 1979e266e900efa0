import type { Requirement } from './required-runs.js';

/**
 * A requirement laid out in one row of numbers, since a walk over its objects takes longer than the look-ups: `ALL` or
 * `ANY`, the place behind it, then what it asks for. That is a run, as its length and its places in the table of
 * `TextRuns`, or a 0 and another requirement.
 */
export type RequirementSteps = Int32Array;

const ANY = 0;
const ALL = 1;

export function stepsOf(requirement: Requirement): RequirementSteps {
  const steps: number[] = [];
  const add = ({ kind, runs, parts }: Requirement): void => {
    const start = steps.length;
    steps.push(kind === 'all' ? ALL : ANY, 0);
    for (const run of runs) steps.push(run.length, ...run);
    for (const part of parts) {
      steps.push(0);
      add(part);
    }
    steps[start + 1] = steps.length;
  };
  add(requirement);
  return Int32Array.from(steps);
}

/** False only when a text lacks what the requirement asks for; `table` is what `TextRuns` has of it. */
export function meets(table: Uint8Array, steps: RequirementSteps, start = 0): boolean {
  const all = steps[start] === ALL;
  const end = steps[start + 1] ?? 0;
  let at = start + 2;
  while (at < end) {
    const length = steps[at] ?? 0;
    const isMet = length === 0 ? meets(table, steps, at + 1) : hasRun(table, steps, at + 1, length);
    if (isMet !== all) return !all;
    at = length === 0 ? (steps[at + 2] ?? end) : at + 1 + length;
  }
  return all;
}

function hasRun(table: Uint8Array, steps: RequirementSteps, from: number, length: number): boolean {
  for (let at = from; at < from + length; at += 1) if (table[steps[at] ?? 0] !== 1) return false;
  return true;
}
