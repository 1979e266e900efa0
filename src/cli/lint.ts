import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { BUILT_IN_ENTITY_TYPES } from '../domain/entity.js';
import { checkBusinessCases } from '../knowledge/check-business-cases.js';
import { isExample } from '../knowledge/check-example.js';
import type { LintRow } from '../knowledge/lint/lint-issue.js';
import { findingOf, type LintFinding, lintRows } from '../knowledge/lint/lint-rows.js';
import { DEFAULT_LINT_SETTINGS } from '../knowledge/lint/lint-settings.js';
import { outOfFoldOpinions } from '../knowledge/lint/out-of-fold-opinions.js';
import { findSuspectLabels, suspectLabel } from '../knowledge/lint/w013-suspect-label.js';
import { TrainingError } from '../knowledge/training/training-error.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';
import { openProgressBar } from './progress-bar.js';
import { readRows } from './read-rows.js';

interface LintFlags {
  readonly data: readonly string[];
  readonly businessCases?: string;
  readonly entityTypes?: readonly string[];
  readonly minRows: string;
  readonly maxLength: string;
  readonly similarity: string;
  readonly suspects?: true;
  readonly json?: true;
}

/** `weiche lint`: what is wrong with rows before they are trained on. Exit 0: clean, 1: errors or warnings, 2: bad input. */
export function lintCommand(): Command {
  const { leastRows, longestText, similarity } = DEFAULT_LINT_SETTINGS;
  return new Command('lint')
    .description('find duplicates, conflicts, wrong entities, thin cases and suspect labels in labelled rows')
    .requiredOption('--data <file...>', 'JSONL rows {"text", "label", "entities"?}; .gz too')
    .option('--business-cases <file>', 'business-cases.json: labels must be among its keys')
    .option('--entity-types <type...>', "the company's own entity types, beside the built-in ones")
    .option('--min-rows <number>', 'fewest rows of a case and language', String(leastRows))
    .option('--max-length <characters>', 'longest text', String(longestText))
    .option('--similarity <share>', 'above it, texts are nearly the same', String(similarity))
    .option('--suspects', 'also name rows whose label seems wrong (trains four models)')
    .option('--json', 'print one JSON document')
    .action(runLint);
}

async function runLint(flags: LintFlags): Promise<void> {
  const settings = {
    leastRows: numberOf(flags.minRows, '--min-rows'),
    longestText: numberOf(flags.maxLength, '--max-length'),
    similarity: numberOf(flags.similarity, '--similarity'),
    entityTypes: new Set<string>([...BUILT_IN_ENTITY_TYPES, ...(flags.entityTypes ?? [])]),
    businessCases: flags.businessCases === undefined ? null : await readKeys(flags.businessCases),
  };
  if (settings.similarity <= 0 || settings.similarity >= 1)
    throw new UsageError('--similarity must be between 0 and 1');
  const rows = await readLintRows(flags.data);
  const findings = [
    ...lintRows(rows, settings),
    ...(flags.suspects === true ? await suspectsAmong(rows) : []),
  ];
  const grave = findings.filter(({ severity }) => severity !== 'info');
  if (flags.json) console.log(JSON.stringify({ rows: rows.length, clean: grave.length === 0, findings }));
  else for (const line of describeFindings(findings, rows.length)) console.log(line);
  process.exitCode = grave.length === 0 ? EXIT_CODES.success : EXIT_CODES.failure;
}

/** One line a finding (`FILE:LINE W001 duplicate-text: ...`), then what to do about each code, then the count. */
export function describeFindings(findings: readonly LintFinding[], rows: number): readonly string[] {
  const lines = findings.map(({ file, line, code, name, severity, message, related }) => {
    const others = related.map((place) => ` (${place.file}:${place.line})`).join('');
    return `${file}:${line} ${severity} ${code} ${name}: ${message}${others}`;
  });
  const hints = new Map(findings.map(({ code, hint }) => [code, `${code}: ${hint}`]));
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const total = `${rows} rows: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} to look at`;
  return [...lines, ...hints.values(), total];
}

/** The rows of the files with their places. UsageError for rows that do not fit the schema, or none at all. */
export async function readLintRows(files: readonly string[]): Promise<readonly LintRow[]> {
  const rows: LintRow[] = [];
  for await (const { value, file, line } of readRows(files, { validate: isExample }))
    rows.push({ example: value, file, line });
  if (rows.length === 0) throw new UsageError('there are no rows', { file: files.join(', ') });
  return rows;
}

async function suspectsAmong(rows: readonly LintRow[]): Promise<readonly LintFinding[]> {
  const bar = openProgressBar('training judges');
  try {
    const opinions = await outOfFoldOpinions({
      rows: rows.map(({ example }) => example),
      onProgress: bar.update,
    });
    return findSuspectLabels(rows, opinions).map((seen) => findingOf(suspectLabel, seen));
  } catch (error) {
    if (error instanceof TrainingError && error.code !== 'worker-failed')
      throw new UsageError(error.message, { cause: error });
    throw error;
  } finally {
    bar.stop();
  }
}

async function readKeys(file: string): Promise<ReadonlySet<string>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new UsageError('cannot be read as JSON', { file, cause });
  }
  const checked = checkBusinessCases(value);
  if (!checked.ok) throw new UsageError(checked.problems.slice(0, 5).join('; '), { file });
  return new Set(checked.businessCases.map(({ key }) => key));
}

function numberOf(value: string, option: string): number {
  const number = Number(value);
  if (!/^\d*\.?\d+$/.test(value)) throw new UsageError(`${option} must be a number`);
  return number;
}
