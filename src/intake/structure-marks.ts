/**
 * Noncharacters that carry a mail's HTML structure through its plain text, each on a line of its own. `normalizeText`
 * removes them from outside text, so only we can have set them; `splitNewText` removes them again.
 */
export const MARKS = {
  quoteOpen: '\ufdd0',
  quoteClose: '\ufdd1',
  /** Everything after it is quoted. */
  restQuoted: '\ufdd2',
  signatureOpen: '\ufdd3',
  signatureClose: '\ufdd4',
  /** A blockquote that may be quoting or mere indentation. */
  indentOpen: '\ufdd5',
  indentClose: '\ufdd6',
} as const;

export const HAS_MARK = /[\ufdd0-\ufdd6]/;
