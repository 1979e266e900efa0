// Which mistakes a model makes, with messages to look at: by pair of cases, where it would have answered alone, by case.
import { confusions, takenFor } from './confusions.js';
import type { Evaluation, JudgedExample } from './evaluate-classifier.js';
import { reportTable, shareText } from './report-table.js';

const LISTED_CONFUSIONS = 40;
const LISTED_AUTOMATED = 40;
const LISTED_EXAMPLES_OF_CASE = 2;

/** Pairs that are taken for each other, out of scope among them. */
export function confusionTable(judged: readonly JudgedExample[]): string {
  const all = confusions(judged);
  const rows = all.slice(0, LISTED_CONFUSIONS).map(({ label, predicted, rows: count, texts }) => ({
    cells: [caseName(label), caseName(predicted), String(count)],
    examples: texts,
  }));
  return rows.length === 0
    ? '<p>Nothing.</p>'
    : reportTable(['Right', 'Taken for', 'Rows'], rows) + rest(all.length - rows.length, 'pairs');
}

/** What would have been answered wrongly without a person, surest first. */
export function automatedMistakes(judged: readonly JudgedExample[]): string {
  const automated = judged.filter(({ prediction }) => prediction.tier === 'automate');
  const wrong = automated
    .filter((row) => row.example.label !== takenFor(row))
    .sort((a, b) => b.prediction.confidence - a.prediction.confidence);
  if (automated.length === 0) return '<p>No row reached this tier.</p>';
  if (wrong.length === 0) return `<p>Nothing of ${automated.length} rows.</p>`;
  const rows = wrong.slice(0, LISTED_AUTOMATED).map((row) => ({
    cells: [
      caseName(row.example.label),
      caseName(takenFor(row)),
      // a wrong 0.9996 is not to read as certain
      (Math.floor(row.prediction.confidence * 1000) / 1000).toFixed(3),
    ],
    examples: [row.example.text],
  }));
  return `<p>${wrong.length} of ${automated.length} rows.</p>${reportTable(['Right', 'Taken for', 'Confidence'], rows)}${rest(wrong.length - rows.length, 'rows')}`;
}

/** Every case, the worst first, with some of its messages that were taken for something else. */
export function caseTable({ byCase }: Evaluation, judged: readonly JudgedExample[]): string {
  const examples = new Map<string, string[]>();
  for (const row of judged) {
    const { label, text } = row.example;
    const taken = takenFor(row);
    if (label === null || taken === label) continue;
    const own = examples.get(label) ?? [];
    examples.set(label, own);
    if (own.length < LISTED_EXAMPLES_OF_CASE) own.push(`${caseName(taken)}: ${text}`);
  }
  const ranked = [...byCase].sort((a, b) => a.f1 - b.f1);
  return reportTable(
    ['Business case', 'Rows', 'Precision', 'Recall', 'F1'],
    ranked.map(({ businessCase, rows, precision, recall, f1 }) => ({
      cells: [businessCase, String(rows), shareText(precision), shareText(recall), shareText(f1)],
      examples: examples.get(businessCase) ?? [],
    })),
  );
}

const caseName = (label: string | null): string => label ?? 'out of scope';

const rest = (number: number, what: string): string =>
  number === 0 ? '' : `<p>and ${number} further ${what}.</p>`;
