import type { LintCheck } from './lint-issue.js';

export const unknownLabel: LintCheck = {
  code: 'W011',
  name: 'unknown-label',
  severity: 'error',
  definition: 'A label is no key of the business cases given with --business-cases.',
  hint: 'Correct the label, or add the case to business-cases.json.',
  find: (rows, { businessCases }) =>
    rows.flatMap((row) => {
      const { label } = row.example;
      return businessCases === null || label === null || businessCases.has(label)
        ? []
        : [{ row, message: `there is no business case ${label}` }];
    }),
};
