import { foundValues } from './found-values.js';

const NUMBERS: readonly (readonly [text: string, language: string, written: string, value: string])[] = [
  ['unter 0170 1234567 erreichbar', 'de', '0170 1234567', '+491701234567'],
  ['Tel. 0221/9988776', 'de', '0221/9988776', '+492219988776'],
  ['+49 (0)176 55443322', 'de', '+49 (0)176 55443322', '+4917655443322'],
  ['0049 30 1234567', 'de', '0049 30 1234567', '+49301234567'],
  ['(06221) 123456', 'de', '(06221) 123456', '+496221123456'],
  ['Wien, Handy: 0664 1234567', 'de', '0664 1234567', '+436641234567'],
  ['Handy: 0664 5551234', 'de', '0664 5551234', '+436645551234'],
  ['Ringstr. 7, 4600 Wels, Tel. 07242 555018', 'de', '07242 555018', '+437242555018'],
  ['Hauptstr. 7, 97456 Dittelbrunn, Tel. 09721 555018', 'de', '09721 555018', '+499721555018'],
  ['Zürich, 044 123 45 67', 'de', '044 123 45 67', '+41441234567'],
  ['call 020 7946 0958', 'en', '020 7946 0958', '+442079460958'],
  ['(217) 555-0134', 'en', '(217) 555-0134', '+12175550134'],
  ['+1 415 555 2671.', 'en', '+1 415 555 2671', '+14155552671'],
];

describe('telephone numbers', () => {
  it.each(NUMBERS)('%j (%s) has %j', (text, language, written, value) => {
    expect(foundValues('phone_number', text, language)).toEqual([`${written} -> ${value}`]);
  });

  it.each([
    'am 01.02.2026 um 10:30',
    'Kundennummer 0221 998877',
    'IBAN DE89 3704 0044 0532 0130 00',
    '01067 Dresden',
    '0,99 €',
    'Sendungsnummer 00340434161094042557',
    'Mo 08.00 - 17.00',
    'Modell 0815',
    'Fassung 01/2025',
    'Ersatzteil 0221-554-8890, part no. 020-7946-095',
  ])('none in %j', (text) => expect(foundValues('phone_number', text, 'de')).toEqual([]));
});
