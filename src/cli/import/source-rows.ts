import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readEmail } from '../../intake/read-email.js';
import { parseCsv } from '../../knowledge/transfer/parse-csv.js';
import { splitMbox } from '../../knowledge/transfer/split-mbox.js';
import { UsageError } from '../exit-codes.js';
import { readRows } from '../read-rows.js';
import { isObjectRow } from './is-object-row.js';

export const FORMATS = ['csv', 'jsonl', 'json', 'mbox', 'maildir'] as const;

/** Where rows come from, and which of its columns say what. */
export interface SourceOptions {
  readonly from: (typeof FORMATS)[number];
  /** File or folder. */
  readonly in: string;
  readonly text: string;
  readonly label: string;
  readonly subject?: string;
  /** Label of all messages of an mbox or a Maildir. */
  readonly labelIs?: string;
  readonly separator: string;
}

/** A row as the source has it: what is written, and what it was filed under there. */
export interface SourceRow {
  readonly text: string;
  readonly subject?: string;
  /** Null: out of scope. */
  readonly label: string | null;
}

/** What a source holds; `automatic` are machines' mails, which are no rows. */
export interface Source {
  readonly rows: readonly SourceRow[];
  readonly automatic: number;
}

/** Reads all of it. UsageError names file and line of what cannot be read. */
export async function sourceRows(flags: SourceOptions): Promise<Source> {
  switch (flags.from) {
    case 'csv':
      return { rows: csvRows(flags), automatic: 0 };
    case 'jsonl':
      return { rows: await jsonlRows(flags), automatic: 0 };
    case 'json':
      return { rows: jsonRows(flags), automatic: 0 };
    case 'mbox':
      return mails(splitMbox(read(flags.in)), flags.labelIs ?? missingLabel());
    case 'maildir':
      return mails(maildir(flags.in), flags.labelIs ?? basename(flags.in));
  }
}

const missingLabel = (): never => {
  throw new UsageError('an mbox says nothing of business cases: name one with --label-is');
};

function csvRows({ in: file, text, label, subject, separator }: SourceOptions): readonly SourceRow[] {
  const [head, ...rows] = parseCsv(asText(file), separator === 'tab' ? '\t' : separator);
  const place = (column: string) => {
    const at = head?.fields.indexOf(column) ?? -1;
    if (at < 0)
      throw new UsageError(
        `there is no column ${JSON.stringify(column)} among ${JSON.stringify(head?.fields ?? [])}; is --separator right?`,
        { file, line: 1 },
      );
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

async function jsonlRows(flags: SourceOptions): Promise<readonly SourceRow[]> {
  const { in: file } = flags;
  const found: SourceRow[] = [];
  for await (const { value, line } of readRows([file], { validate: isObjectRow }))
    found.push(rowOfObject(value, flags, { file, line }));
  return found;
}

/** One array of objects, as many programs export it. */
function jsonRows(flags: SourceOptions): readonly SourceRow[] {
  const { in: file } = flags;
  let data: unknown;
  try {
    data = JSON.parse(asText(file));
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError('is not JSON', { file, cause });
  }
  if (!Array.isArray(data)) throw new UsageError('is no JSON array', { file });
  return data.map((value: unknown, index) => {
    const entry = `${file}, entry ${index + 1}`;
    if (!isObjectRow(value)) throw new UsageError('is no object', { file: entry });
    return rowOfObject(value, flags, { file: entry });
  });
}

function rowOfObject(
  value: Readonly<Record<string, unknown>>,
  { text, label, subject }: SourceOptions,
  place: { readonly file: string; readonly line?: number },
): SourceRow {
  const [body, name] = [value[text], value[label]];
  if (typeof body !== 'string') throw new UsageError(`${text} is not a text`, place);
  if (typeof name !== 'string' && name !== null)
    throw new UsageError(`${label} is neither a text nor null`, place);
  const topic = subject === undefined ? undefined : value[subject];
  return { text: body, label: name, ...(typeof topic === 'string' ? { subject: topic } : {}) };
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
async function mails(raw: readonly Uint8Array[], label: string): Promise<Source> {
  const rows: SourceRow[] = [];
  for (const bytes of raw) {
    const { split, subject, automaticKind } = await readEmail(bytes);
    if (automaticKind === null)
      rows.push({ text: split.newText, label, ...(subject === null ? {} : { subject }) });
  }
  return { rows, automatic: raw.length - rows.length };
}

/** A spreadsheet's Latin-1 would come in with broken umlauts, and nobody would notice. */
function asText(file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(read(file));
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError('is not UTF-8: save it as CSV UTF-8', { file, cause });
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new UsageError('cannot be read', { file, cause });
  }
}
