import type { LintCheck } from './lint-issue.js';
import { nearlyEqualRows } from './row-groups.js';

export const nearDuplicateText: LintCheck = {
  code: 'W002',
  name: 'near-duplicate-text',
  severity: 'warning',
  definition:
    'Two rows of one label share more than .8 (settable) of their three-word runs, without being equal.',
  hint: 'Rewrite one as another customer would say it: variations of one sentence teach one sentence.',
  find: (rows, { similarity }) =>
    nearlyEqualRows(rows, similarity).flatMap((pair) =>
      pair.earlier.example.label === pair.later.example.label
        ? [
            {
              row: pair.later,
              message: `is nearly an earlier row (similarity ${pair.similarity.toFixed(2)})`,
              related: [pair.earlier],
            },
          ]
        : [],
    ),
};
