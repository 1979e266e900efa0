import type { LintCheck } from './lint-issue.js';
import { equalRows } from './row-groups.js';

export const duplicateText: LintCheck = {
  code: 'W001',
  name: 'duplicate-text',
  severity: 'warning',
  definition:
    'Two rows of one label have the same words; case, blanks, punctuation and umlaut spelling aside.',
  hint: 'Remove all but one: a repeated row weighs double and makes test figures too good.',
  find: (rows) =>
    equalRows(rows).flatMap((group) =>
      group.flatMap((row, index) => {
        const earlier = group.slice(0, index).find(({ example }) => example.label === row.example.label);
        return earlier === undefined
          ? []
          : [{ row, message: 'has the same words as an earlier row', related: [earlier] }];
      }),
    ),
};
