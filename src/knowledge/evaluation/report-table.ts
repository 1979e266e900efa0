import { escapeHtml } from './escape-html.js';

export interface ReportRow {
  readonly cells: readonly string[];
  /** Texts of customers that show what the row means: below it, across the whole width. */
  readonly examples?: readonly string[];
}

const LISTED_TEXT_LENGTH = 200;

/** A table that scrolls by itself where the page is narrow. Escapes all that it is given. */
export function reportTable(head: readonly string[], rows: readonly ReportRow[]): string {
  const cells = (row: readonly string[], tag: string) =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.map((row) => cells(row.cells, 'td') + examplesRow(row.examples ?? [], head.length));
  return `<div class="scroll" tabindex="0"><table><thead>${cells(head, 'th')}</thead><tbody>${body.join('')}</tbody></table></div>`;
}

/** A share to three places. */
export function shareText(value: number | null): string {
  return value === null ? 'no such rows' : value.toFixed(3);
}

function examplesRow(examples: readonly string[], width: number): string {
  if (examples.length === 0) return '';
  const items = examples.map((text) => `<li>${escapeHtml(shorten(text))}</li>`);
  return `<tr class="examples"><td colspan="${width}"><ul>${items.join('')}</ul></td></tr>`;
}

function shorten(text: string): string {
  return text.length > LISTED_TEXT_LENGTH ? `${text.slice(0, LISTED_TEXT_LENGTH)}…` : text;
}
