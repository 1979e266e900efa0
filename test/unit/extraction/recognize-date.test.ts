import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { found, foundValues } from './found-values.js';

const DATES: readonly (readonly [text: string, language: string, written: string, value: string])[] = [
  ['am 12.02.2026 bestellt', 'de', '12.02.2026', '2026-02-12'],
  ['seit 3.2.26', 'de', '3.2.26', '2026-02-03'],
  ['geboren 12.04.78', 'de', '12.04.78', '1978-04-12'],
  ['am 2. 3. 2026', 'de', '2. 3. 2026', '2026-03-02'],
  ['am Donnerstag, den 12.03.', 'de', 'Donnerstag, den 12.03.', '2026-03-12'],
  ['zum 30.12.', 'de', '30.12.', '2025-12-30'],
  ['d. 3. März 2026', 'de', '3. März 2026', '2026-03-03'],
  ['am 1. Jänner 2026', 'de', '1. Jänner 2026', '2026-01-01'],
  ['on March 3rd 2026', 'en', 'March 3rd 2026', '2026-03-03'],
  ['on 3rd of March, 2026', 'en', '3rd of March, 2026', '2026-03-03'],
  ['since Feb 20', 'en', 'Feb 20', '2026-02-20'],
  ['2026-02-20T10:00', 'en', '2026-02-20', '2026-02-20'],
  ['on 3/4/2026', 'de', '3/4/2026', '2026-04-03'],
  ['on 3/4/2026', 'en-US', '3/4/2026', '2026-03-04'],
  ['on 3/4/2026', 'en-GB', '3/4/2026', '2026-04-03'],
  ['paid $5 on 3/4/2026', 'en', '3/4/2026', '2026-03-04'],
  ['paid £5 on 3/4/2026', 'en', '3/4/2026', '2026-04-03'],
  ['on 25/2/2026', 'en', '25/2/2026', '2026-02-25'],
  ['on 2/25/2026', 'en', '2/25/2026', '2026-02-25'],
  ['and again Thu 26/2', 'en', 'Thu 26/2', '2026-02-26'],
  ['ab dem ersten April', 'de', 'ersten April', '2026-04-01'],
  ['Anreise Fr 13.3., zwei Nächte', 'de', 'Fr 13.3.', '2026-03-13'],
  ['the twenty-first of February', 'en', 'twenty-first of February', '2026-02-21'],
];
const RELATIVE: readonly (readonly [text: string, written: string, value: string])[] = [
  ['gestern kam nichts', 'gestern', '2026-03-03'],
  ['vorgestern', 'vorgestern', '2026-03-02'],
  ['Morgen bin ich da', 'Morgen', '2026-03-05'],
  ['letzten Montag', 'letzten Montag', '2026-03-02'],
  ['kommenden Freitag', 'kommenden Freitag', '2026-03-06'],
  ['letzte Woche Donnerstag', 'letzte Woche Donnerstag', '2026-02-26'],
  ['Freitag nächster Woche', 'Freitag nächster Woche', '2026-03-13'],
  ['in 3 Tagen', 'in 3 Tagen', '2026-03-07'],
  ['vor zwei Wochen', 'vor zwei Wochen', '2026-02-18'],
  ['am Freitag kam nichts', 'Freitag', '2026-02-27'],
  ['Ihr Schreiben vom 17. v. M. liegt vor', '17. v. M.', '2026-02-17'],
  ['a fortnight ago', 'a fortnight ago', '2026-02-18'],
  ['Kann der Techniker am Freitag kommen?', 'Freitag', '2026-03-06'],
  ['bis Freitag brauche ich es', 'Freitag', '2026-03-06'],
  ['two weeks ago', 'two weeks ago', '2026-02-18'],
  ['last week Friday', 'last week Friday', '2026-02-27'],
  ['the day after tomorrow', 'the day after tomorrow', '2026-03-06'],
  ['my call this morning', 'this morning', '2026-03-04'],
  ['on the 24th of last month', '24th of last month', '2026-02-24'],
  ['Am Samstag hatte niemand geöffnet.', 'Samstag', '2026-02-28'],
];
const NONE = [
  'Firmware 2.4.1, Version 1.2.',
  'seit Update 10.2.14',
  'Mo-Fr 9-18 Uhr',
  'Guten Morgen Frau Mai',
  'heutzutage',
  'von Montag bis Freitag geöffnet',
  'Haben Sie auch am Samstag geöffnet?',
  'Are you open on Sunday?',
  'Karte gültig bis 04/28',
  'Open Monday to Friday',
  '31.02.2026',
  'seit drei Tagen',
  'nächste Woche',
  'may 3 people come?',
  'im März 2 Pakete',
  '192.168.1.10',
  'am 45.13.2026',
];

describe('dates', () => {
  it.each(DATES)('%j (%s) has %j', (text, language, written, value) => {
    expect(foundValues('date', text, language)).toEqual([`${written} -> ${value}`]);
    expect(found(text, language).find(({ type }) => type === 'date')?.relative).toBeUndefined();
  });

  it.each(RELATIVE)('%j has the relative date %j', (text, written, value) => {
    expect(foundValues('date', text)).toEqual([`${written} -> ${value}`]);
    expect(found(text).find(({ type }) => type === 'date')?.relative).toBe(true);
  });

  it.each(NONE)('none in %j', (text) => expect(foundValues('date', text)).toEqual([]));

  it('gives the first day of a range the month of the second', () => {
    expect(foundValues('date', 'vom 10.-17.02. im Urlaub')).toEqual([
      '10. -> 2026-02-10',
      '17.02. -> 2026-02-17',
    ]);
    expect(foundValues('date', 'Punkt 2 und 3.4.')).toEqual(['3.4. -> 2026-04-03']);
  });

  it('reckons "gestern" where the company is, not in UTC', () => {
    const receivedAt = new Date('2026-03-04T23:30:00Z');
    const value = (timeZone: string) => extractEntities({ text: 'gestern', receivedAt, timeZone })[0]?.value;
    expect(value('Europe/Berlin')).toBe('2026-03-04');
    expect(value('America/New_York')).toBe('2026-03-03');
  });

  it('leaves relative dates and dates without a year alone when the arrival is unknown', () => {
    expect(extractEntities({ text: 'gestern, am 3.4. und am 3.4.2026' }).map(({ value }) => value)).toEqual([
      '2026-04-03',
    ]);
  });
});
