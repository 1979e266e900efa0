import { composeClassifierText, wantedText } from '../../classification/compose-classifier-text.js';
import type { Example } from '../../domain/example.js';
import { foldCase } from '../../text/fold-case.js';
import { labelKey } from '../label-key.js';
import { nameSome } from '../name-some.js';
import { TrainingError } from './training-error.js';

/** Rows as training takes them. */
export interface PreparedRows {
  readonly texts: readonly string[];
  /** Index into `labels`, or -1: out of scope. */
  readonly classes: Int32Array;
  /** Where each row came from; empty where it is not said. */
  readonly sources: readonly string[];
  /** Business cases, sorted. */
  readonly labels: readonly string[];
  /** What a person should know about the data, as sentences that name cases but repeat no row's text. */
  readonly warnings: readonly string[];
}

/** Fewer rows of a case than this are mentioned. */
const THIN_CASE_ROWS = 5;

/**
 * Cleans rows: blank texts are left out, labels that differ only by case or blanks become one. Throws TrainingError when
 * nothing can be learnt: no rows, fewer than two cases, all texts the same. `given`: how many rows these were drawn from.
 */
export function prepareRows(rows: readonly Example[], given = rows.length): PreparedRows {
  const warnings: string[] = [];
  if (given > rows.length)
    warnings.push(
      `${given} rows are more than a training takes: ${rows.length} of them were drawn, all of rare cases and equally many of each large one.`,
    );
  const usable = rows.filter((row) => composeClassifierText(row).trim() !== '');
  if (usable.length < rows.length)
    warnings.push(`${count(rows.length - usable.length, 'row')} without text left out.`);
  if (usable.length === 0) throw new TrainingError('no-rows', 'There are no rows with text to learn from.');

  const spelling = commonSpellings(usable, warnings);
  const labels = [...new Set(spelling.values())].sort();
  if (labels.length < 2) {
    throw new TrainingError(
      'one-case',
      `The rows have ${count(labels.length, 'business case')}; at least 2 are needed to tell apart.`,
    );
  }
  const indices = new Map(labels.map((label, index) => [label, index]));
  const texts = usable.map((row) => wantedText(row).text);
  const classes = Int32Array.from(usable, ({ label }) =>
    label === null ? -1 : (indices.get(spelling.get(labelKey(label)) ?? '') ?? -1),
  );
  warnAboutTexts(texts, classes, warnings);
  warnAboutThinCases(classes, labels, warnings);
  return { texts, classes, sources: usable.map(({ source }) => source ?? ''), labels, warnings };
}

/** Label key to the spelling that most rows use. */
function commonSpellings(rows: readonly Example[], warnings: string[]): ReadonlyMap<string, string> {
  const spellings = new Map<string, Map<string, number>>();
  for (const { label } of rows) {
    if (label === null) continue;
    const forms = spellings.get(labelKey(label)) ?? new Map<string, number>();
    const form = label.trim();
    forms.set(form, (forms.get(form) ?? 0) + 1);
    spellings.set(labelKey(label), forms);
  }
  const common = new Map<string, string>();
  const merged: string[] = [];
  for (const [key, forms] of spellings) {
    const ranked = [...forms].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1));
    const chosen = ranked[0]?.[0] ?? key;
    common.set(key, chosen);
    if (ranked.length > 1) merged.push(chosen);
  }
  if (merged.length > 0)
    warnings.push(
      `${count(merged.length, 'business case')} written in several ways (case or blanks); the most frequent spelling is used: ${nameSome(merged.sort())}.`,
    );
  return common;
}

function warnAboutTexts(texts: readonly string[], classes: Int32Array, warnings: string[]): void {
  const classOf = new Map<string, number>();
  const conflicting = new Set<string>();
  for (const [row, text] of texts.entries()) {
    const key = foldCase(text).trim();
    const known = classOf.get(key);
    const own = classes[row] ?? -1;
    if (known !== undefined && known !== own) conflicting.add(key);
    classOf.set(key, own);
  }
  if (classOf.size === 1) throw new TrainingError('identical-rows', 'All rows have the same text.');
  if (conflicting.size > 0)
    warnings.push(`${count(conflicting.size, 'text')} with more than one label: weiche lint lists them.`);
}

function warnAboutThinCases(classes: Int32Array, labels: readonly string[], warnings: string[]): void {
  const rows = new Int32Array(labels.length);
  for (const index of classes) if (index >= 0) rows[index] = (rows[index] as number) + 1;
  const thin = labels.filter((_, index) => (rows[index] ?? 0) < THIN_CASE_ROWS);
  if (thin.length > 0)
    warnings.push(
      `${count(thin.length, 'business case')} with fewer than ${THIN_CASE_ROWS} rows: ${nameSome(thin)}.`,
    );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
