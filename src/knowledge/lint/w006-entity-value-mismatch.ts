import { entityValueFits } from './entity-value-fits.js';
import type { LintCheck } from './lint-issue.js';

export const entityValueMismatch: LintCheck = {
  code: 'W006',
  name: 'entity-value-mismatch',
  severity: 'error',
  definition:
    'The value of an entity is not in the normal form of its type, or does not say what stands in the text.',
  hint: 'Take the normal form of docs/data-format.md, or leave `value` out where the text alone does not tell it.',
  find: (rows) =>
    rows.flatMap((row) => {
      const { text, entities = [] } = row.example;
      return entities
        .filter(
          ({ type, start, end, value }) =>
            value !== undefined &&
            start < end &&
            end <= text.length &&
            !entityValueFits({ type, value, found: text.slice(start, end) }),
        )
        .map(({ type, start, end }) => ({
          row,
          message: `the value of ${type} at ${start}-${end} does not fit its text`,
        }));
    }),
};
