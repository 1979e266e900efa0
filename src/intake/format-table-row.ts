import type { HtmlToTextOptions } from 'html-to-text';

type Formatter = NonNullable<HtmlToTextOptions['formatters']>[string];
type Node = Parameters<Formatter>[0];

/** Longer cells are paragraphs of a layout table, not values. */
const LONGEST_CELL = 80;
const LONGEST_ROW = 200;

/**
 * A row of data (an order's position, "Von: | Service") becomes one line, as it is seen; rows that lay out a page keep
 * their cells on lines of their own. A row is data when it has two or more cells of one short line each.
 */
export const formatTableRow: Formatter = (element, walk, builder) => {
  const cells = dataCells(element);
  builder.openBlock({ leadingLineBreaks: 1 });
  if (cells === null) walk(element.children, builder);
  else builder.addInline(cells.join(' '));
  builder.closeBlock({ trailingLineBreaks: 1 });
};

/** The texts of the row's cells, without empty ones; null when it is no row of data. */
function dataCells(row: Node): readonly string[] | null {
  const cells = row.children.filter(({ name }) => name === 'td' || name === 'th');
  if (cells.length < 2 || cells.length > 20) return null;
  const texts: string[] = [];
  for (const cell of cells) {
    const text = lineOf(cell, 12)?.replace(/\s+/g, ' ').trim();
    if (text === undefined || text.length > LONGEST_CELL) return null;
    if (text !== '') texts.push(text);
  }
  return texts.length >= 2 && texts.join(' ').length <= LONGEST_ROW ? texts : null;
}

/** The text of a node that is one line at most, else null: blocks of several lines, quotes and hidden parts are not. */
function lineOf(node: Node, depth: number): string | null {
  if (node.type === 'text') return node.data ?? '';
  if (node.type === 'comment' || SILENT.has(node.name ?? '')) return '';
  if (depth === 0 || SEVERAL_LINES.has(node.name ?? '') || isSpecial(node)) return null;
  let text = '';
  let blocks = 0;
  for (const child of node.children ?? []) {
    const inner = lineOf(child, depth - 1);
    if (inner === null) return null;
    if (BLOCKS.has(child.name ?? '') && inner.trim() !== '') blocks++;
    text += inner;
  }
  return blocks > 1 ? null : text;
}

function isSpecial({ attribs }: Node): boolean {
  if (attribs === undefined) return false;
  const { id = '', style = '', name = '', hidden } = attribs;
  const named = `${id} ${name} ${attribs['class'] ?? ''}`;
  return (
    hidden !== undefined ||
    /display:\s?none/i.test(style) ||
    /quote|cite|signature|divRplyFwdMsg|appendonsend|reference-message/i.test(named)
  );
}

const SILENT = new Set(['img', 'style', 'script', 'title', 'wbr']);
const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const SEVERAL_LINES = new Set(['table', 'blockquote', 'hr', 'br', 'ul', 'ol', 'pre']);
