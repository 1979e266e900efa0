import { LINT_CHECKS } from './lint-checks.js';
import type { LintCheck, LintRow, Observation, Severity } from './lint-issue.js';
import { DEFAULT_LINT_SETTINGS, type LintSettings } from './lint-settings.js';

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

export interface LintFinding extends Place {
  readonly code: string;
  readonly name: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
  readonly related: readonly Place[];
}

/** All findings of all checks, in the order of the checks. Pure. */
export function lintRows(
  rows: readonly LintRow[],
  settings: Partial<LintSettings> = {},
): readonly LintFinding[] {
  const resolved = { ...DEFAULT_LINT_SETTINGS, ...settings };
  return LINT_CHECKS.flatMap((check) =>
    check.find(rows, resolved).map((observation) => findingOf(check, observation)),
  );
}

/** What a check saw, as it is reported: places instead of rows, so that no text leaves the data. */
export function findingOf(
  check: Pick<LintCheck, 'code' | 'name' | 'severity' | 'hint'>,
  { row, message, related = [] }: Observation,
): LintFinding {
  const { code, name, severity, hint } = check;
  const place = ({ file, line }: LintRow): Place => ({ file, line });
  return { code, name, severity, ...place(row), message, hint, related: related.map(place) };
}
