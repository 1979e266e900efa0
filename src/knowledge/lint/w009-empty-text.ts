import type { LintCheck } from './lint-issue.js';
import { rowKey } from './row-text.js';

export const emptyText: LintCheck = {
  code: 'W009',
  name: 'empty-text',
  severity: 'error',
  definition: 'A row has no text, or a row of a case has neither a letter nor a digit.',
  hint: 'Remove the row; signs alone can only be out of scope.',
  find: (rows) =>
    rows
      .filter(({ example }) => {
        const key = rowKey(example);
        return key === '' || (example.label !== null && !/[\p{L}\p{N}]/u.test(key));
      })
      .map((row) => ({ row, message: 'has no text to learn from' })),
};
