import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { maskSecrets } from '../../../src/extraction/mask-secrets.js';
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
  '1 Main St ',
  'a1',
  'a-',
  '1,',
  '3 mai ',
  'letzte Woche ',
  'Mit freundlichen Grüßen ',
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
