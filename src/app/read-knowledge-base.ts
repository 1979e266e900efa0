import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../adapters/files/input-error.js';
import { readLines } from '../adapters/files/read-lines.js';
import type { Answer } from '../domain/answer.js';
import type { BusinessCase } from '../domain/business-case.js';
import type { Example } from '../domain/example.js';
import { checkAnswers } from '../knowledge/check-answers.js';
import { checkBusinessCases } from '../knowledge/check-business-cases.js';
import { isExample } from '../knowledge/check-example.js';
import type { BaseKnowledge } from '../service/shared-knowledge.js';
import { ConfigurationError } from './configuration.js';

/**
 * Reads a knowledge base's files (docs/data-format.md): business-cases.json, examples/ and out-of-scope/ to train on,
 * golden/ to judge by, answers/ for customers. Throws ConfigurationError or InputError, naming file and line.
 */
export async function readKnowledgeBase(dir: string): Promise<BaseKnowledge> {
  const path = join(dir, 'business-cases.json');
  const checked = checkBusinessCases(readJson(path));
  if (!checked.ok) throw new ConfigurationError(`${path}: ${checked.problems.slice(0, 5).join('; ')}.`);
  const keys = new Set(checked.businessCases.map(({ key }) => key));
  const [examples, outOfScope, goldenRows] = await Promise.all(
    ['examples', 'out-of-scope', 'golden'].map((folder) => readRows(join(dir, folder), keys)),
  );
  return {
    businessCases: checked.businessCases,
    trainingRows: [...(examples ?? []), ...(outOfScope ?? [])],
    goldenRows: goldenRows ?? [],
    answers: readAnswers(join(dir, 'answers'), checked.businessCases),
  };
}

/** The articles of all JSON files in a folder; an id may be in one file only. */
function readAnswers(folder: string, businessCases: readonly BusinessCase[]): readonly Answer[] {
  if (!existsSync(folder)) return [];
  const answers = new Map<string, Answer>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const file = join(folder, name);
    const checked = checkAnswers(readJson(file), businessCases);
    if (!checked.ok) throw new ConfigurationError(`${file}: ${checked.problems.slice(0, 5).join('; ')}.`);
    for (const answer of checked.answers) {
      if (answers.has(answer.id))
        throw new ConfigurationError(`${file}: ${answer.id} is in another file as well.`);
      answers.set(answer.id, answer);
    }
  }
  return [...answers.values()];
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ConfigurationError(`${file} cannot be read as JSON.`, { cause });
  }
}

/** All rows of the JSONL files in a folder, in the order of the file names. */
async function readRows(folder: string, keys: ReadonlySet<string>): Promise<readonly Example[]> {
  if (!existsSync(folder)) return [];
  const rows: Example[] = [];
  for (const name of readdirSync(folder).sort()) {
    if (!/\.jsonl(\.gz)?$/.test(name)) continue;
    const file = join(folder, name);
    for await (const { text, line } of readLines(file)) {
      if (text.trim() === '') continue;
      const value = parse(text, file, line);
      if (!isExample(value)) {
        const [problem] = isExample.errors ?? [];
        throw new InputError(`${problem?.instancePath || 'row'} ${problem?.message ?? 'does not fit'}`, {
          file,
          line,
        });
      }
      if (value.label !== null && !keys.has(value.label)) {
        throw new InputError('label is not the key of a business case', { file, line });
      }
      rows.push(value);
    }
  }
  return rows;
}

function parse(text: string, file: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('is not JSON', { file, line, cause });
  }
}
