import {
  gs1Modulo10,
  luhn,
  modulo11S10,
  modulo97,
  upsCheckDigit,
} from '../../../src/extraction/check-digits.js';
import { compilePattern } from '../../../src/extraction/company-pattern.js';
import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { extractionSettings } from '../../../src/extraction/extraction-settings.js';

describe('company patterns', () => {
  it('find the company’s own numbers, and only those with right check digits', () => {
    const settings = extractionSettings({
      patterns: [
        { type: 'order_number', pattern: 'WX[0-9]{4}-?[0-9]{4}' },
        { type: 'loyalty_card', pattern: '\\d{16}', checkDigit: 'luhn' },
      ],
    });
    const values = (text: string) =>
      extractEntities({ text }, settings).map(({ type, value }) => `${type} ${value}`);
    expect(values('wx1234-5678')).toEqual(['order_number WX1234-5678']);
    expect(values('Karte 4539578763621486')).toEqual(['loyalty_card 4539578763621486']);
    expect(values('Karte 4539578763621487')).toEqual([]);
    expect(values('AWX12345678')).toEqual([]);
  });

  it.each([
    '(a+)+',
    'a*',
    'a+',
    '.*',
    '(?=x)',
    'a{1,999}',
    '[a-z]{64}x',
    '',
    'a||b',
    '\\1',
    `${'a'.repeat(201)}`,
    '[b-a]',
  ])('refuse %j', (pattern) => {
    expect(() => compilePattern({ type: 'x', pattern })).toThrow(
      expect.objectContaining({ code: 'INVALID_PATTERN' }),
    );
  });

  it('refuse a type that is no key', () => {
    expect(() => compilePattern({ type: '__Proto__ x', pattern: 'a' })).toThrow('snake_case');
  });
});

describe('the gazetteer', () => {
  const settings = extractionSettings({
    gazetteer: [
      { type: 'product', value: 'EcoWash 500', synonyms: ['Eco Wash 500'] },
      { type: 'product', value: 'EcoWash 500 Pro' },
      { type: 'product', value: 'Thermomix' },
    ],
  });
  const products = (text: string) =>
    extractEntities({ text }, settings)
      .filter(({ type }) => type === 'product')
      .map(({ value }) => value);

  it.each([
    ['Mein EcoWash 500 Pro leckt', ['EcoWash 500 Pro']],
    ['eco wash 500', ['EcoWash 500']],
    ['des Thermomixes', ['Thermomix']],
    ['der Termomix', ['Thermomix']],
    ['EcoWash 600', []],
    ['Wäsche 500', []],
  ])('%j names %j', (text, names) => expect(products(text)).toEqual(names));
});

describe('check digits', () => {
  it('tell right from wrong', () => {
    expect([luhn('4111111111111111'), luhn('4111111111111112'), luhn('')]).toEqual([true, false, false]);
    expect([gs1Modulo10('4006381333931'), gs1Modulo10('4006381333932')]).toEqual([true, false]);
    expect([modulo97('3214282912345698765432161182'), modulo97('3214282912345698765432161183')]).toEqual([
      true,
      false,
    ]);
    expect([upsCheckDigit('1Z999AA10123456784'), upsCheckDigit('1Z999AA10123456783')]).toEqual([true, false]);
    expect([modulo11S10('RR123456785DE'), modulo11S10('RR123456784DE')]).toEqual([true, false]);
  });
});
