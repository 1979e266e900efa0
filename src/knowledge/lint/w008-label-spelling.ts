import type { LintCheck, LintRow } from './lint-issue.js';

/** Case, blanks, hyphens and underscores do not tell business cases apart. */
const labelKey = (label: string) =>
  label
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_');

export const labelSpelling: LintCheck = {
  code: 'W008',
  name: 'label-spelling',
  severity: 'error',
  definition:
    'A label differs from a more frequent one only in case, blanks, hyphens or underscores, or has blanks around it.',
  hint: 'Write the label as the key in business-cases.json.',
  find: (rows) => {
    const spellings = new Map<string, Map<string, number>>();
    const formsOf = (label: string) => spellings.get(labelKey(label)) ?? new Map<string, number>();
    for (const { example } of rows) {
      if (example.label === null) continue;
      const forms = formsOf(example.label);
      forms.set(example.label, (forms.get(example.label) ?? 0) + 1);
      spellings.set(labelKey(example.label), forms);
    }
    const usual = (label: string) =>
      [...formsOf(label)].sort(([, times], [, others]) => others - times)[0]?.[0].trim() ?? label;
    const isOdd = ({ example: { label } }: LintRow) => label !== null && label !== usual(label);
    return rows
      .filter(isOdd)
      .map((row) => ({ row, message: `the label should read ${usual(row.example.label ?? '')}` }));
  },
};
