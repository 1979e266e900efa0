import { isValidIBAN } from 'ibantools';
import { foldCase } from '../../text/fold-case.js';
import { words } from '../../text/words.js';

/**
 * Whether `value` is in the normal form of its type (docs/data-format.md) and can be what `found` says. Of types that it
 * does not know, any value fits that is not blank. A word for a number ("fünfzig Euro") cannot be checked and fits.
 */
export function entityValueFits(entity: {
  readonly type: string;
  readonly value: string;
  /** What stands in the text. */
  readonly found: string;
}): boolean {
  const { type, value, found } = entity;
  if (value.trim() === '') return false;
  return RULES[type]?.(value, found) ?? true;
}

type Rule = (value: string, found: string) => boolean;

const withoutBlanks = (text: string) => text.replace(/\s/g, '');
const digits = (text: string) => text.replace(/\D/g, '');

const isNumberAsWritten: Rule = (value, found) =>
  /^\S+$/.test(value) && value.toLowerCase() === withoutBlanks(found).toLowerCase();

const isIban: Rule = (value, found) =>
  isValidIBAN(value) && value === found.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const isEmailAddress: Rule = (value, found) =>
  /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(value) &&
  (!found.includes('@') || value.toLowerCase() === withoutBlanks(found).toLowerCase());

/** E.164, with the same last digits: prefixes for the country are written in many ways. */
const isPhoneNumber: Rule = (value, found) =>
  /^\+[1-9]\d{6,14}$/.test(value) && value.endsWith(digits(found).slice(-5));

const isDate: Rule = (value, found) => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  const at = new Date(`${value}T00:00:00Z`);
  if (year === '' || Number.isNaN(at.getTime()) || !at.toISOString().startsWith(value)) return false;
  const numbers = (found.match(/\d+/g) ?? []).map(Number);
  return numbers.length === 0 || [Number(day), Number(month), Number(year)].some((n) => numbers.includes(n));
};

const isMoney: Rule = (value, found) => {
  const [, whole = '', cents = ''] = /^[A-Z]{3} (\d+)\.(\d\d)$/.exec(value) ?? [];
  if (whole === '') return false;
  const written = digits(found);
  return (
    written === '' ||
    written === whole ||
    written.replace(/^0+(?=\d)/, '') === `${whole}${cents}`.replace(/^0+(?=\d)/, '') ||
    written === `${whole}${cents.slice(0, 1)}`
  );
};

/** Every word of the value stands in the text, in its order; other words may stand between. */
const hasWordsInOrder: Rule = (value, found) => {
  const written = words(foldCase(found));
  let from = 0;
  return words(foldCase(value)).every((word) => {
    const at = written.indexOf(word, from);
    from = at + 1;
    return at >= 0;
  });
};

const isPersonName: Rule = (value, found) =>
  !/^(?:herr|frau|mr|mrs|ms|miss)\b/i.test(value) && hasWordsInOrder(value, found);

const isUrl: Rule = (value, found) => value === found;

const RULES: Readonly<Record<string, Rule>> = {
  order_number: isNumberAsWritten,
  customer_number: isNumberAsWritten,
  invoice_number: isNumberAsWritten,
  contract_number: isNumberAsWritten,
  tracking_number: isNumberAsWritten,
  ticket_number: isNumberAsWritten,
  iban: isIban,
  email_address: isEmailAddress,
  phone_number: isPhoneNumber,
  date: isDate,
  money: isMoney,
  postal_address: hasWordsInOrder,
  person_name: isPersonName,
  url: isUrl,
};
