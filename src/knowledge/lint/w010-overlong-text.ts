import type { LintCheck } from './lint-issue.js';

export const overlongText: LintCheck = {
  code: 'W010',
  name: 'overlong-text',
  severity: 'warning',
  definition: 'A text is longer than a customer writes: 5,000 characters (settable).',
  hint: 'Cut quoted mails, signatures and disclaimers: rows hold the new text only (weiche parse shows it).',
  find: (rows, { longestText }) =>
    rows
      .filter(({ example }) => example.text.length > longestText)
      .map((row) => ({
        row,
        message: `has ${row.example.text.length} characters, more than ${longestText}`,
      })),
};
