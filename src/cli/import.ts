import { readdirSync, readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import type { Example } from '../domain/example.js';
import { readEmail } from '../intake/read-email.js';
import { parseCsv } from '../knowledge/transfer/parse-csv.js';
import { splitMbox } from '../knowledge/transfer/split-mbox.js';
import { detectLanguage } from '../text/detect-language.js';
import { UsageError } from './exit-codes.js';
import { isObjectRow } from './import/is-object-row.js';
import { readRows } from './read-rows.js';

const FORMATS = ['csv', 'jsonl', 'mbox', 'maildir'] as const;

interface ImportFlags {
  readonly from: (typeof FORMATS)[number];
  readonly in: string;
  readonly out: string;
  readonly text: string;
  readonly label: string;
  readonly subject?: string;
  readonly labelIs?: string;
  readonly map?: readonly string[];
  readonly outOfScope?: string;
  readonly separator: string;
  readonly json?: true;
}

/** A row as the source has it: what is written, and what it was filed under there. */
interface SourceRow {
  readonly text: string;
  readonly subject?: string;
  readonly label: string;
}

/** `weiche import`: what other systems keep, as rows that `train`, `lint` and `evaluate` read. */
export function importCommand(): Command {
  return new Command('import')
    .description('make rows {"text", "label"} of a CSV or JSONL file, an mbox or a Maildir')
    .addOption(new Option('--from <format>', 'what it is').choices(FORMATS).makeOptionMandatory())
    .requiredOption('--in <path>', 'file or folder')
    .requiredOption('--out <file>', 'where the rows go, as JSON lines')
    .option('--text <column>', 'column that holds the text', 'text')
    .option('--label <column>', 'column that holds the label', 'label')
    .option('--subject <column>', 'column that holds the subject')
    .option(
      '--label-is <case>',
      'the one business case of all rows (mbox; Maildir: the folder’s name unless told)',
    )
    .option('--map <old=case...>', 'their label and ours, such as --map "Tarif=contract_change"')
    .option('--out-of-scope <label>', 'their label for what is out of scope')
    .option('--separator <character>', 'of a CSV file', ',')
    .option('--json', 'one JSON document')
    .action(async (flags: ImportFlags) => {
      const mapping = mappingOf(flags.map ?? []);
      const rows = (await sourceRows(flags)).flatMap(({ text, subject, label }): Example[] => {
        if (text.trim() === '') return [];
        const language = detectLanguage(text);
        const own = label === flags.outOfScope ? null : (mapping.get(label) ?? label);
        return [
          {
            text,
            label: own,
            language,
            ...(subject ? { subject } : {}),
            source: `import/${basename(flags.in)}`,
          },
        ];
      });
      if (rows.length === 0) throw new UsageError('there are no rows', { file: flags.in });
      await writeFile(flags.out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { mode: 0o600 });
      const labels = new Set(rows.map(({ label }) => label)).size;
      const outcome = { out: flags.out, rows: rows.length, labels };
      console.log(
        flags.json
          ? JSON.stringify(outcome)
          : `${rows.length} rows with ${labels} labels written to ${flags.out}.`,
      );
    });
}

function mappingOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.map((pair) => {
      const at = pair.lastIndexOf('=');
      if (at < 1) throw new UsageError(`--map wants old=case, not ${JSON.stringify(pair)}`);
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

async function sourceRows(flags: ImportFlags): Promise<readonly SourceRow[]> {
  switch (flags.from) {
    case 'csv':
      return csvRows(flags);
    case 'jsonl':
      return jsonlRows(flags);
    case 'mbox':
      return mails(splitMbox(read(flags.in)), flags.labelIs ?? missingLabel());
    case 'maildir':
      return mails(maildir(flags.in), flags.labelIs ?? basename(flags.in));
  }
}

const missingLabel = (): never => {
  throw new UsageError('an mbox says nothing of business cases: name one with --label-is');
};

function csvRows({ in: file, text, label, subject, separator }: ImportFlags): readonly SourceRow[] {
  const [head, ...rows] = parseCsv(read(file).toString('utf8'), separator);
  const place = (column: string) => {
    const at = head?.fields.indexOf(column) ?? -1;
    if (at < 0) throw new UsageError(`there is no column ${JSON.stringify(column)}`, { file, line: 1 });
    return at;
  };
  const [textAt, labelAt] = [place(text), place(label)];
  const subjectAt = subject === undefined ? null : place(subject);
  return rows.map(({ fields, line }) => {
    if (fields.length !== head?.fields.length)
      throw new UsageError(`has ${fields.length} fields, the head ${head?.fields.length}`, { file, line });
    const own = subjectAt === null ? {} : { subject: fields[subjectAt] ?? '' };
    return { text: fields[textAt] ?? '', label: fields[labelAt] ?? '', ...own };
  });
}

async function jsonlRows({ in: file, text, label, subject }: ImportFlags): Promise<readonly SourceRow[]> {
  const found: SourceRow[] = [];
  for await (const { value, line } of readRows([file], { validate: isObjectRow })) {
    const [body, name] = [value[text], value[label]];
    if (typeof body !== 'string') throw new UsageError(`${text} is not a text`, { file, line });
    if (typeof name !== 'string') throw new UsageError(`${label} is not a text`, { file, line });
    const topic = subject === undefined ? undefined : value[subject];
    found.push({ text: body, label: name, ...(typeof topic === 'string' ? { subject: topic } : {}) });
  }
  return found;
}

/** The messages of `cur` and `new`, in the order of their names. */
function maildir(folder: string): readonly Uint8Array[] {
  const files = ['cur', 'new'].flatMap((part) => {
    const dir = join(folder, part);
    return statSync(dir, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(dir)
          .sort()
          .map((name) => join(dir, name))
      : [];
  });
  if (files.length === 0)
    throw new UsageError('is no Maildir: it has no messages in cur or new', { file: folder });
  return files.map(read);
}

/** What customers newly wrote; automatic mails are left out. */
async function mails(raw: readonly Uint8Array[], label: string): Promise<readonly SourceRow[]> {
  const found: SourceRow[] = [];
  for (const bytes of raw) {
    const { split, subject, automaticKind } = await readEmail(bytes);
    if (automaticKind === null)
      found.push({ text: split.newText, label, ...(subject === null ? {} : { subject }) });
  }
  return found;
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError('cannot be read', { file, cause });
  }
}
