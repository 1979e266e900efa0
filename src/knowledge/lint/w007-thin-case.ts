import type { LintCheck, LintRow } from './lint-issue.js';

export const thinCase: LintCheck = {
  code: 'W007',
  name: 'thin-case',
  severity: 'warning',
  definition: 'A case has fewer rows in a language that it has rows in than --min-rows asks for.',
  hint: 'Write more rows of the case, by other hands and of all channels, or merge it with its neighbour.',
  find: (rows, { leastRows }) => {
    const groups = new Map<string, LintRow[]>();
    for (const row of rows) {
      const { label, language = '' } = row.example;
      if (label === null) continue;
      const group = groups.get(`${label}\n${language}`) ?? [];
      group.push(row);
      groups.set(`${label}\n${language}`, group);
    }
    return [...groups.values()].flatMap((group) => {
      const [row] = group;
      if (row === undefined || group.length >= leastRows) return [];
      const { label, language } = row.example;
      const where = language === undefined ? '' : ` in ${language}`;
      return [{ row, message: `${label} has ${group.length} of ${leastRows} rows${where}` }];
    });
  },
};
