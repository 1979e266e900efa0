import { join } from 'node:path';
import { Command } from 'commander';
import { isExample } from '../knowledge/check-example.js';
import { PARTS, splitRows } from '../knowledge/split/split-rows.js';
import { UsageError } from './exit-codes.js';
import { makeOutputFolder } from './output-folder.js';
import { readRows } from './read-rows.js';
import { writeRows } from './write-rows.js';

interface SplitFlags {
  readonly data: readonly string[];
  readonly out: string;
  readonly validation: string;
  readonly golden: string;
  readonly groupBy: readonly string[];
  readonly seed: string;
  readonly json?: true;
}

/** `weiche split`: labelled rows into training, validation and golden rows, each in a file of its own. */
export function splitCommand(): Command {
  return new Command('split')
    .description(
      'split labelled rows into train.jsonl, validation.jsonl and golden.jsonl; rows that are added later move none',
    )
    .requiredOption('--data <file...>', 'JSONL rows {"text", "label"}; .gz too')
    .requiredOption('--out <directory>', 'where the three files go; made if missing')
    .option('--validation <share>', 'share of the rows to fit confidence on', '0.1')
    .option('--golden <share>', 'share of the rows that no model ever learns', '0.1')
    .option(
      '--group-by <key...>',
      'rows with the same value stay together; the first key that a row has counts; of source the part before the slash, the writer',
      ['conversationId', 'writer'],
    )
    .option('--seed <number>', 'another seed, another split', '1')
    .option('--json', 'one JSON document')
    .action(runSplit);
}

async function runSplit(flags: SplitFlags): Promise<void> {
  const settings = {
    validation: shareOf(flags.validation, '--validation'),
    golden: shareOf(flags.golden, '--golden'),
    seed: seedOf(flags.seed),
  };
  if (settings.validation + settings.golden >= 1)
    throw new UsageError('--validation and --golden together leave nothing to train on');
  const rows: Readonly<Record<string, unknown>>[] = [];
  const toSplit: { text: string; label: string | null; group?: string }[] = [];
  for await (const { value } of readRows(flags.data, { validate: isExample })) {
    const row: Readonly<Record<string, unknown>> = { ...value };
    const group = groupOf(row, flags.groupBy);
    rows.push(row);
    toSplit.push({ text: value.text, label: value.label, ...(group === undefined ? {} : { group }) });
  }
  if (rows.length === 0) throw new UsageError('there are no rows', { file: flags.data.join(', ') });
  const { parts } = splitRows(toSplit, settings);

  await makeOutputFolder(flags.out);
  const files = PARTS.map((part) => {
    const own = rows.filter((_, row) => parts[row] === part);
    const cases = new Set(toSplit.filter((_, row) => parts[row] === part).map(({ label }) => label)).size;
    return { part, file: join(flags.out, `${part}.jsonl`), rows: own, cases };
  });
  for (const { file, rows: own } of files) await writeRows(file, own);
  const cases = new Set(toSplit.map(({ label }) => label)).size;
  const outcome = {
    out: flags.out,
    ...Object.fromEntries(files.map(({ part, rows: own }) => [part, own.length])),
    leftOut: parts.filter((part) => part === null).length,
    cases,
    grouped: toSplit.filter(({ group }) => group !== undefined).length,
  };
  if (flags.json) console.log(JSON.stringify(outcome));
  else {
    for (const { file, rows: own, cases: held } of files)
      console.log(`${file}: ${own.length} rows, ${held} of ${cases} labels`);
    if (outcome.leftOut > 0)
      console.log(`${outcome.leftOut} rows left out: their text stands in another part.`);
  }
}

function groupOf(row: Readonly<Record<string, unknown>>, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = row[key];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const name = key === 'source' ? String(value).split('/')[0] : String(value);
    if (name) return `${key} ${name}`;
  }
  return undefined;
}

function shareOf(value: string, option: string): number {
  const share = Number(value);
  if (!/^(0|0?\.\d+)$/.test(value) || share >= 1)
    throw new UsageError(`${option} must be a share between 0 and 1, such as 0.1`);
  return share;
}

function seedOf(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new UsageError('--seed must be a whole number');
  return Number(value);
}
