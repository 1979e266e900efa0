import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { DEFAULT_EXTRACTION_SETTINGS } from '../../../src/extraction/extraction-settings.js';
import { guessRegions } from '../../../src/extraction/guess-regions.js';
import { maskSecrets } from '../../../src/extraction/mask-secrets.js';
import { recognizeDate } from '../../../src/extraction/recognize-date.js';
import { recognizeIban } from '../../../src/extraction/recognize-iban.js';
import { recognizeLabelledNumbers } from '../../../src/extraction/recognize-labelled-numbers.js';
import { recognizeMoney } from '../../../src/extraction/recognize-money.js';
import { recognizePersonName } from '../../../src/extraction/recognize-person-name.js';
import { recognizePhoneNumber } from '../../../src/extraction/recognize-phone-number.js';
import { recognizePostalAddress } from '../../../src/extraction/recognize-postal-address.js';
import { recognizeRelativeDate } from '../../../src/extraction/recognize-relative-date.js';
import { recognizeTrackingNumber } from '../../../src/extraction/recognize-tracking-number.js';
import { recognizeUrl } from '../../../src/extraction/recognize-url.js';
import type { Recognizer } from '../../../src/extraction/recognizer.js';
import { RECEIVED_AT } from './found-values.js';

/** Repeated until 40,000 characters are full: what each pattern could run away on. */
const HOSTILE = [
  '1',
  'a',
  'A',
  ' ',
  '\n',
  '1 ',
  '1.',
  'a@',
  'a.',
  '#1 ',
  'Bestellnummer 4711, ',
  'Nr. ',
  '4711 und ',
  '1/',
  'Ab ',
  'Straße ',
  'Hauptstr. 5, ',
  '50667 Köln ',
  '+49 ',
  '(0160 / 99 ',
  'RE 2026 11873 ',
  'Hallo. Max Muster, ',
  'PIN ist nicht ',
  '0 ',
  '€1',
  'viele ',
  'Anna ',
  'Tel. ',
  '(1',
  'Montag ',
  'vor drei ',
  'DE89 ',
  '1Z',
  'www.',
  '\ud800',
  '\0',
  '4111 ',
  'passwort ist ',
  'xvertrag',
  'SW1A 1AA ',
  'The Old Mill, ',
  'Nr. 12 A 345 ',
  'ich heiße max max ',
  ', Mieter: ',
  'w: a.b',
  '3. und 4.5. ',
  'first of May ',
  'Rose House Lodge ',
  '(A-1) und B ',
  'offen auf ',
  'haben am Montag ',
  'Str. 5, 4600 ',
  '1 Main St ',
  'a1',
  'a-',
  '1,',
  '3 mai ',
  'letzte Woche ',
  'Mit freundlichen Grüßen ',
  'Name: ',
  '1st March ',
  'am 3.4. ',
  'ersten ',
  '€ 1.000,00 ',
  '415-555-2671 ',
  'Re 2026-',
  'und schöne ',
  'Rosen4Du als ',
  'mit a1 as the ',
  'a1-',
  '"a ',
  'passwort: "a ',
];

/** Of this process's own time, so that another process's turn on the core does not count. */
function milliseconds(run: () => void): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

/** The best of two: the first reading also pays for compiling. */
function best(run: () => void): number {
  return Math.min(milliseconds(run), milliseconds(run));
}

describe('hostile text', () => {
  it.each(HOSTILE)('of %j again and again takes time in proportion to its length', (unit) => {
    const text = unit.repeat(Math.ceil(40_000 / unit.length));
    const read = (input: string) => () => {
      extractEntities({ text: input, receivedAt: RECEIVED_AT });
      maskSecrets(input);
    };
    const half = best(read(text.slice(0, 20_000)));
    const whole = milliseconds(read(text));
    // quadratic growth would be 4 times; small times are all noise
    if (whole > 8 * Math.max(half, 20)) expect(best(read(text))).toBeLessThan(5 * Math.max(half, 20));
  });
});

const RECOGNIZERS: readonly Recognizer[] = [
  recognizeDate,
  recognizeIban,
  recognizeLabelledNumbers,
  recognizeMoney,
  recognizePersonName,
  recognizePhoneNumber,
  recognizePostalAddress,
  recognizeRelativeDate,
  recognizeTrackingNumber,
  recognizeUrl,
];
const LONG = 100_000;
/**
 * Each takes 50 at most on a machine of its own (docs/quality.md): what is looked for here is a pattern that runs away,
 * not a busy machine.
 */
const MOST_MS = 500;

describe('100,000 characters of hostile text', () => {
  it.each(RECOGNIZERS.map((recognize) => [recognize.name, recognize] as const))(
    'do not make %s run away',
    (_name, recognize) => {
      const slow = HOSTILE.filter((unit) => {
        const text = unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG);
        const regions = guessRegions(text, 'de', DEFAULT_EXTRACTION_SETTINGS.regions);
        const read = () => {
          recognize({
            text,
            subject: '',
            language: () => 'de',
            regions: () => regions,
            receivedOn: { year: 2026, month: 3, day: 4 },
            settings: DEFAULT_EXTRACTION_SETTINGS,
            occupied: [],
          });
        };
        return milliseconds(read) > MOST_MS && best(read) > MOST_MS;
      });
      expect(slow).toEqual([]);
    },
  );
});
