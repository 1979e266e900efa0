import fc from 'fast-check';
import { foundValues } from './found-values.js';

describe('IBANs', () => {
  it.each([
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['de89370400440532013000', 'DE89370400440532013000'],
    ['DE89 3704 0044\n0532 0130 00', 'DE89370400440532013000'],
    ['AT61 1904 3002 3457 3201', 'AT611904300234573201'],
    ['CH93-0076-2011-6238-5295-7', 'CH9300762011623852957'],
    ['GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
    ['FR14 2004 1010 0505 0001 3M02 606', 'FR1420041010050500013M02606'],
  ])('%j is one', (written, value) => {
    expect(foundValues('iban', `Konto: ${written}, danke`)).toEqual([`${written} -> ${value}`]);
  });

  it('never reports one whose check digits are wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 21 }), fc.integer({ min: 1, max: 9 }), (position, shift) => {
        const right = 'DE89370400440532013000';
        const digit = (Number(right[position]) + shift) % 10;
        const wrong = `${right.slice(0, position)}${digit}${right.slice(position + 1)}`;
        expect(foundValues('iban', wrong)).toEqual([]);
      }),
    );
  });

  it('has BICs beside it', () => {
    expect(foundValues('bic', 'BIC: cobadeffxxx')).toEqual(['cobadeffxxx -> COBADEFFXXX']);
    expect(foundValues('bic', 'BESTELLT')).toEqual([]);
  });
});
