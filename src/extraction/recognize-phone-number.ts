import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Entity } from '../domain/entity.js';
import { firstMatches } from './first-matches.js';
import { LATIN, WORD_END } from './letters.js';
import { entityAt, overlapsAny, type Recognizer, type RecognizerInput } from './recognizer.js';

// Where a number may start: +49, 0049, 0221, (0221), (555), and behind a label anything. At most 24 characters are read.
const SHAPE = new RegExp(
  `(?<![${LATIN}\\d/.,:#§€$£-]|\\d )(?:(?:1[-. ])?[2-9]\\d{2}[-. ]\\d{3}[-. ]\\d{4}|(?:\\+ ?\\(?[1-9]|\\(\\+?\\d{1,5}\\)|0\\d|0 ?\\(|0 (?=\\d{2} \\d{2}\\D))[\\d\\s()/.\\-–—]{4,26}\\d)(?![${LATIN}\\d]|[.,:]\\d|\\s?[€$£%])`,
  'g',
);
const LABELLED = new RegExp(
  `(?<![${LATIN}])(?:tel(?:efon|\\.|ephone)?(?:nummer|-?nr\\.?)?|(?:handy|mobil|mobilfunk|rückruf|festnetz|durchwahl|fax|telefax)(?:nummer|-?nr\\.?|telefon)?|fon|phone|mobile|cell|ruf(?:nummer)?|call me (?:at|on|back on)|ring me on|whats ?app)(?:\\s(?:number|no\\.?|ist|is|lautet)){0,3}[\\s:.)]{0,4}((?:\\+|\\(|\\d)[\\d\\s()/.\\-–—]{4,24}\\d)${WORD_END}`,
  'gi',
);
const OTHER_DIGITS =
  /(?:routing|blz|konto|acct|account|karte|artikel|art\.|imei|isbn|ean|serien\p{L}*|serial|parts?|item|product|produkt|modell?|sku|ersatzteil|teile?|zähler|meter)(?:[- ]?(?:nummer|nr\.?|number|no\.?))?[\s:.]{1,3}$/iu;
/** No German area code of that length has these digits. */
const AUSTRIAN_MOBILE = /^0(?:650|660|664|676|677|680|688|699)[ /-]/;
const SWISS_GROUPS = /^0\d{2}[ .]\d{3}[ .]\d{2}[ .]\d{2}$/;
const NORTH_AMERICAN = /^(?:1[-. ])?\(?[2-9]\d{2}\)?[-. ]{1,2}\d{3}[-. ]\d{4}$/;

/** Numbers of a message that are looked up in the countries' plans, which takes a third of a millisecond each. */
const MOST_PARSED = 100;

/**
 * Telephone and fax numbers of Germany, Austria, Switzerland, the United Kingdom and the United States, and of any
 * country with its code; value in E.164. Without a code the country follows from the shape and from cues in the text.
 * What surer recognisers have taken is left alone.
 */
export const recognizePhoneNumber: Recognizer = (input) => {
  const found: Entity[] = [];
  let left = MOST_PARSED;
  for (const match of firstMatches(input.text, LABELLED)) {
    const number = match[1] ?? '';
    if (left-- > 0) addNumber(input, found, match.index + match[0].length - number.length, number, true);
  }
  // matches of one pattern never overlap: only those behind a label are in the way
  const labelled = [...found];
  for (const match of firstMatches(input.text, SHAPE)) {
    const { index } = match;
    if (!overlapsAny(labelled, index, index + match[0].length) && left-- > 0)
      addNumber(input, found, index, match[0], false);
  }
  return found;
};

function addNumber(
  input: RecognizerInput,
  found: Entity[],
  from: number,
  read: string,
  labelled: boolean,
): void {
  const line = oneLine(read, labelled);
  // "(0160 / 99 88 776)": the bracket is around the number, not in it
  const opened = /^\((?=[^)]*$)/.exec(line)?.[0].length ?? 0;
  const written = line.slice(opened);
  const digits = written.replace(/\D/g, '').length;
  const start = from + opened;
  const end = start + written.length;
  if (digits < 6 || digits > 16 || looksOtherwise(written) || overlapsAny(input.occupied, start, end)) return;
  if (OTHER_DIGITS.test(input.text.slice(Math.max(0, start - 20), start))) return;
  const number = parse(written, input, labelled);
  if (number === null) return;
  found.push(
    entityAt(input.text, {
      type: 'phone_number',
      value: number.number,
      start,
      end,
      confidence: labelled ? 0.93 : written.startsWith('+') ? 0.92 : 0.8,
      recognizer: 'phone-number',
    }),
  );
}

/** Numbers do not run over line ends; a second number behind a wide gap is its own. */
function oneLine(read: string, labelled: boolean): string {
  const first = read.split(/[\n\r]| {3,}| [-–—] (?=0)| \/ (?=0\d{2})/)[0] ?? '';
  const trimmed = first.replace(/[\s().\-–—/]+$/, '');
  return labelled || trimmed.length >= 7 ? trimmed : '';
}

/** Dates, months, prices and opening hours in a number's clothes. */
function looksOtherwise(written: string): boolean {
  return (
    /^\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{2,4})?/.test(written) ||
    /^\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}$/.test(written) ||
    /^0[.,]\d/.test(written) ||
    /^(?:0[1-9]|1[0-2])[/.-](?:19|20)\d{2}$/.test(written)
  );
}

function parse(written: string, input: RecognizerInput, labelled: boolean): PhoneNumber | null {
  // "+49 (0)30": the trunk zero in brackets is dialled only without the country code
  const plain = written.replace(/(?<=^(?:\+|00)[\s\d]{1,5})\(0\)/, ' ');
  if (/^\+|^00[1-9]/.test(plain)) {
    const international = plain.startsWith('+') ? plain : `+${plain.slice(2)}`;
    return accepted(parsePhoneNumberFromString(international), true);
  }
  const parsed = new Map<CountryCode, PhoneNumber | undefined>();
  const numberIn = (region: CountryCode): PhoneNumber | undefined => {
    if (!parsed.has(region)) parsed.set(region, parsePhoneNumberFromString(plain, region));
    return parsed.get(region);
  };
  const british = mayBeFictionalBritish(plain, input) ? accepted(numberIn('GB'), true) : null;
  if (british !== null) return british;
  const order = regionOrder(plain, input);
  for (const region of order) {
    const number = accepted(numberIn(region), false);
    if (number !== null) return number;
  }
  // numbers kept for fiction (555, Ofcom's 07700 900) are possible though nobody has them
  const [likeliest] = order;
  const possible = labelled || NORTH_AMERICAN.test(plain) || plain.startsWith('0');
  return possible && likeliest !== undefined ? accepted(numberIn(likeliest), true) : null;
}

/** Numbers that Ofcom keeps for fiction are no valid ones, but their digits would do for Germany as well. */
function mayBeFictionalBritish(written: string, input: RecognizerInput): boolean {
  return input.regions().regions[0] === 'GB' && !/^0(?:15|16[^3]|17)/.test(written);
}

function accepted(number: PhoneNumber | undefined, possibleIsEnough: boolean): PhoneNumber | null {
  if (number === undefined) return null;
  return number.isValid() || (possibleIsEnough && number.isPossible()) ? number : null;
}

function regionOrder(written: string, input: RecognizerInput): readonly CountryCode[] {
  const { regions } = input.regions();
  if (NORTH_AMERICAN.test(written)) return ['US', ...regions];
  if (SWISS_GROUPS.test(written) && !input.language().startsWith('en')) return ['CH', ...regions];
  if (AUSTRIAN_MOBILE.test(written) && !input.language().startsWith('en')) return ['AT', ...regions];
  // American and Canadian numbers do not start with 0
  return written.startsWith('0') || written.startsWith('(0')
    ? regions.filter((region) => region !== 'US')
    : regions;
}
