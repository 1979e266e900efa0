import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SHIPPED_KNOWLEDGE_DIR } from '../../src/app/project-paths.js';
import { readKnowledgeBase } from '../../src/app/read-knowledge-base.js';
import { describeFindings, readLintRows } from '../../src/cli/lint.js';
import { BUILT_IN_ENTITY_TYPES } from '../../src/domain/entity.js';
import { lintRows } from '../../src/knowledge/lint/lint-rows.js';

const filesOf = (folder: string) =>
  readdirSync(join(SHIPPED_KNOWLEDGE_DIR, folder))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(SHIPPED_KNOWLEDGE_DIR, folder, name));

describe('the shipped training data', () => {
  it.each([
    ['examples and out of scope', ['examples', 'out-of-scope'], 50],
    ['golden set', ['golden'], 10],
    // what models are tested on is not known from training
    ['all rows together', ['examples', 'out-of-scope', 'golden', '../test/quality'], 50],
  ])('%s: lint finds nothing', async (_, folders, leastRows) => {
    const { businessCases } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
    const rows = await readLintRows(folders.flatMap(filesOf));
    const findings = lintRows(rows, {
      leastRows,
      businessCases: new Set(businessCases.map(({ key }) => key)),
    });
    expect(findings.length === 0 ? [] : describeFindings(findings, rows.length)).toEqual([]);
  });

  it('never automates what needs a person, and answers those cases with no fact and no promise', async () => {
    const { businessCases, answers = [] } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
    const personal = businessCases.filter(({ automation }) => automation === 'never').map(({ key }) => key);
    expect([...personal].sort()).toEqual([
      'complaint',
      'contact_human_agent',
      'contract_cancellation',
      'data_privacy_request',
      'delete_account',
      'dunning',
      'withdrawal',
    ]);
    const holding = answers.filter(({ businessCase }) => personal.includes(businessCase));
    expect(holding.filter(({ requiredEntities }) => requiredEntities.length > 0)).toEqual([]);
  });

  it('describes every case in full, and answers it in both languages', async () => {
    const { businessCases, answers = [] } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
    const known: readonly string[] = BUILT_IN_ENTITY_TYPES;
    for (const { key, synonyms, skills, requiredEntities } of businessCases) {
      expect([key, Math.min(synonyms.de.length, synonyms.en.length) >= 5]).toEqual([key, true]);
      expect([key, Object.keys(skills).length > 0]).toEqual([key, true]);
      expect([key, requiredEntities.filter((type) => !known.includes(type))]).toEqual([key, []]);
      const own = answers.filter(({ businessCase }) => businessCase === key);
      expect([key, own.map(({ language }) => language)]).toEqual([key, ['de', 'en']]);
    }
  });

  it('marks at least 800 rows with entities, 25 and more of every type and language', async () => {
    const { trainingRows } = await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR);
    const marked = trainingRows.filter(({ entities = [] }) => entities.length > 0);
    expect(marked.length).toBeGreaterThanOrEqual(800);
    for (const language of ['de', 'en'])
      for (const type of BUILT_IN_ENTITY_TYPES) {
        const rows = marked.filter(
          (row) => row.language === language && row.entities?.some((entity) => entity.type === type),
        );
        expect([language, type, rows.length >= 25]).toEqual([language, type, true]);
      }
  });
});
