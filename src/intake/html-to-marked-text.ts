import { compile, type HtmlToTextOptions, type SelectorDefinition } from 'html-to-text';
import { normalizeText } from '../text/normalize-text.js';
import { formatTableRow } from './format-table-row.js';
import { MARKS } from './structure-marks.js';

/**
 * A mail's HTML as plain text, with `MARKS` where its structure says what is quoted and what is a signature. Pixels,
 * hidden preview texts, styles and link targets are left out. Never throws on broken HTML; reads at most `maxLength`
 * code units after inline images are cut out.
 */
export function htmlToMarkedText(
  html: string,
  maxLength: number,
): { readonly text: string; readonly truncated: boolean } {
  const source = dropInlineData(html);
  const end = Math.min(maxLength, source.length > 50_000 ? depthLimit(source) : source.length);
  const truncated = source.length > end;
  const text = normalizeText(convert(normalizeText(truncated ? source.slice(0, end) : source)), {
    keepNoncharacters: true,
  });
  return { text: text.replace(BLANK_RUNS, '\n\n').trim(), truncated };
}

/** Whether the HTML says more about quotes and signatures than the text beside it. Looks for the mark-up only. */
export function hasStructure(html: string): boolean {
  return STRUCTURE.test(html);
}

const STRUCTURE =
  /<blockquote|gmail_(?:quote|attr|signature)|divRplyFwdMsg|appendonsend|yahoo_quoted|moz-(?:cite-prefix|signature)|protonmail_quote|zmail_extra|Zm-_Id_-Sgn|front-signature|name="?quote|id="?Signature|mail-editor-reference|zwchr|composer_signature|AppleMailSignature|ms-outlook-mobile|messageReplySection/i;
const BLANK_RUNS = /\n{3,}/g;

/** Linear: cuts `data:` URIs (whole images) and style sheets before the parser sees them. */
function dropInlineData(html: string): string {
  return html.includes('base64,')
    ? html.replace(/data:[a-z0-9.+/-]{1,80};base64,[A-Za-z0-9+/=\s]*/gi, '')
    : html;
}

/** Where more than 2,000 elements are open at once, which no mail needs and the parser takes quadratic time for. */
function depthLimit(html: string): number {
  let depth = 0;
  for (const match of html.matchAll(/<(\/?)([a-z]{1,12})/gi)) {
    if (match[1] === '/') depth--;
    else if (!VOID_ELEMENTS.has((match[2] ?? '').toLowerCase())) depth++;
    if (depth > 2_000) return match.index;
  }
  return html.length;
}

const VOID_ELEMENTS = new Set([
  'area',
  'base',
  'br',
  'col',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
  'p',
  'li',
]);

type Formatter = NonNullable<HtmlToTextOptions['formatters']>[string];
type Builder = Parameters<Formatter>[2];

function marked(open: string, close: string): Formatter {
  return (element, walk, builder) => {
    mark(builder, open);
    builder.openBlock({ leadingLineBreaks: 1 });
    walk(element.children, builder);
    builder.closeBlock({ trailingLineBreaks: 1 });
    if (close !== '') mark(builder, close);
  };
}

function mark(builder: Builder, character: string): void {
  builder.openBlock({ leadingLineBreaks: 1 });
  builder.addLiteral(character);
  builder.closeBlock({ trailingLineBreaks: 1 });
}

const QUOTES = [
  'blockquote[type="cite"]',
  'blockquote.gmail_quote',
  'blockquote.tutanota_quote',
  'blockquote.protonmail_quote',
  'blockquote.cite',
  'blockquote.cite2',
  'blockquote.front-blockquote',
  'div[name="messageReplySection"]',
  'div[data-marker="__QUOTED_TEXT__"]',
  'blockquote[style*="border-left"]',
  'div.yahoo_quoted',
  'div.protonmail_quote',
  'div.zmail_extra',
  'div.moz-cite-prefix',
  'div[name="quote"]',
  '#mail-editor-reference-message-container',
  '#isReplyContent',
];
const RESTS = ['#divRplyFwdMsg', '#appendonsend', '#x_divRplyFwdMsg', '#zwchr', '#OLK_SRC_BODY_SECTION'];
const SIGNATURES = [
  'div.gmail_signature',
  '.moz-signature',
  '#Signature',
  '#signature',
  '#ms-outlook-mobile-signature',
  '#AppleMailSignature',
  '#composer_signature',
  '#Zm-_Id_-Sgn',
  '.front-signature',
  'div.protonmail_signature_block',
  'div[data-smartmail="gmail_signature"]',
];
const SKIPPED = [
  'img',
  'style',
  'script',
  'title',
  'head',
  '[style*="display:none"]',
  '[style*="display: none"]',
  '[hidden]',
];

const format = (selectors: readonly string[], name: string): SelectorDefinition[] =>
  selectors.map((selector) => ({ selector, format: name }));

const convert = compile({
  wordwrap: false,
  formatters: {
    quoted: marked(MARKS.quoteOpen, MARKS.quoteClose),
    indented: marked(MARKS.indentOpen, MARKS.indentClose),
    signature: marked(MARKS.signatureOpen, MARKS.signatureClose),
    rest: marked(MARKS.restQuoted, ''),
    row: formatTableRow,
  },
  selectors: [
    { selector: '*', format: 'inline' },
    { selector: 'a', format: 'anchor', options: { ignoreHref: true } },
    { selector: 'p', format: 'paragraph', options: { leadingLineBreaks: 2, trailingLineBreaks: 2 } },
    { selector: 'ul', format: 'unorderedList', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
      selector,
      format: 'heading',
      options: { uppercase: false },
    })),
    { selector: 'tr', format: 'row' },
    { selector: 'td', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: 'hr', format: 'skip' },
    { selector: 'blockquote', format: 'indented' },
    ...format(QUOTES, 'quoted'),
    ...format(RESTS, 'rest'),
    ...format(SIGNATURES, 'signature'),
    ...format(SKIPPED, 'skip'),
  ],
  limits: { maxInputLength: 1 << 24, maxDepth: 300 },
});
