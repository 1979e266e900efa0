/**
 * Numbers in a text that may name an order, contract or invoice, normalised (upper case, without blanks, hyphens and
 * full stops inside): at least five digits, no date, no amount, no phone number. For telling whether two messages
 * speak of the same matter; what kind of number it is, extraction tells. At most 50.
 */
export function referenceNumbers(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const match of text.slice(0, 50_000).matchAll(CANDIDATE)) {
    if (found.size >= 50) break;
    const token = match[0].replace(/[-.,/:]+$/, '');
    const bare = token.replace(/[-./_]/g, '').toUpperCase();
    const digits = bare.replace(/\D/g, '').length;
    if (digits < 5 || digits > 22 || DATE.test(token) || AMOUNT.test(token) || PHONE.test(token)) continue;
    found.add(bare);
  }
  return found;
}

const CANDIDATE = /(?<![\p{L}\p{N}@+])[A-Za-z]{0,6}[-_]?\d[\dA-Za-z./_-]{3,30}(?![\p{L}\p{N}@])/gu;
const DATE = /^(?:\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})|\d{4}-\d{2}-\d{2})$/;
const AMOUNT = /^\d{1,3}(?:[.,]\d{3})*(?:[.,]\d{2})$/;
const PHONE = /^0\d{2,5}[-/]\d|^00\d{6,}/;
