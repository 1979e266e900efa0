import { parseAmount } from '../../../src/extraction/recognize-money.js';
import { foundValues } from './found-values.js';

const AMOUNTS: readonly (readonly [text: string, written: string, value: string])[] = [
  ['1.234,56 € zu viel', '1.234,56 €', 'EUR 1234.56'],
  ["EUR 1'234.50", "EUR 1'234.50", 'EUR 1234.50'],
  ['49,- Euro', '49,- Euro', 'EUR 49.00'],
  ['für 99,-', '99,-', 'EUR 99.00'],
  ['£12', '£12', 'GBP 12.00'],
  ['20 Fr. bezahlt', '20 Fr.', 'CHF 20.00'],
  ['CHF 20.--', 'CHF 20.--', 'CHF 20.00'],
  ['$1,299.99', '$1,299.99', 'USD 1299.99'],
  ['24 Euro 90', '24 Euro 90', 'EUR 24.90'],
  ['50 Cent', '50 Cent', 'EUR 0.50'],
  ['2 500 €', '2 500 €', 'EUR 2500.00'],
  ['1.000 Euro', '1.000 Euro', 'EUR 1000.00'],
  ['fünfzig Euro', 'fünfzig Euro', 'EUR 50.00'],
  ['35 quid', '35 quid', 'GBP 35.00'],
  ['etwa 2.000,-', '2.000,-', 'EUR 2000.00'],
  ['Das kostet Fr. 12.10.', 'Fr. 12.10', 'CHF 12.10'],
  ['total $1,020. -- Theodora', '$1,020', 'USD 1020.00'],
  ['12.50EUR', '12.50EUR', 'EUR 12.50'],
];

describe('money', () => {
  it.each(AMOUNTS)('%j has %j', (text, written, value) => {
    expect(foundValues('money', text)).toEqual([`${written} -> ${value}`]);
  });

  it.each([
    '10 %',
    '5 Sterne',
    'Europa 2026',
    '3 Pakete',
    'Fr. 20.03.2026',
    '19,99',
    'GT500 €',
    '10 Eurokisten',
  ])('none in %j', (text) => expect(foundValues('money', text)).toEqual([]));

  it('reads both number formats', () => {
    expect(['1.234,56', '1,234.56', "1'234.50", '1.234', '12,5', '7'].map(parseAmount)).toEqual([
      1234.56, 1234.56, 1234.5, 1234, 12.5, 7,
    ]);
  });
});
