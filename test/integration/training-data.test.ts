import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_KNOWLEDGE_DIR } from '../../src/app/project-paths.js';
import { readKnowledgeBase } from '../../src/app/read-knowledge-base.js';
import { describeFindings, readLintRows } from '../../src/cli/lint.js';
import { lintRows } from '../../src/knowledge/lint/lint-rows.js';

const filesOf = (folder: string) =>
  readdirSync(join(SHIPPED_KNOWLEDGE_DIR, folder)).map((name) => join(SHIPPED_KNOWLEDGE_DIR, folder, name));

describe('the shipped training data', () => {
  it.each([
    ['examples and out of scope', ['examples', 'out-of-scope'], 50],
    ['golden set', ['golden'], 10],
    // no golden row is known from training
    ['all rows together', ['examples', 'out-of-scope', 'golden'], 50],
  ])('%s: lint finds nothing', async (_, folders, leastRows) => {
    const { businessCases } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
    const rows = await readLintRows(folders.flatMap(filesOf));
    const findings = lintRows(rows, {
      leastRows,
      businessCases: new Set(businessCases.map(({ key }) => key)),
    });
    expect(findings.length === 0 ? [] : describeFindings(findings, rows.length)).toEqual([]);
  });
});
