import type { LintCheck } from './lint-issue.js';

export const unknownEntityType: LintCheck = {
  code: 'W005',
  name: 'unknown-entity-type',
  severity: 'error',
  definition: 'An entity has a type that is neither built in nor named with --entity-types.',
  hint: 'Use a type of docs/data-format.md, or name the types of your own company with --entity-types.',
  find: (rows, { entityTypes }) =>
    rows.flatMap((row) =>
      (row.example.entities ?? [])
        .filter(({ type }) => !entityTypes.has(type))
        .map(({ type, start, end }) => ({
          row,
          message: `the entity at ${start}-${end} has the unknown type ${type}`,
        })),
    ),
};
