import { METRIC_DEFINITIONS } from './metric-definitions.js';

/** All metrics as a Markdown table for docs/operations.md. */
export function metricsTable(): string {
  const rows = Object.entries(METRIC_DEFINITIONS).map(
    ([name, { type, labels, help }]) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
  );
  return ['| metric | type | labels | says |', '|---|---|---|---|', ...rows].join('\n');
}
