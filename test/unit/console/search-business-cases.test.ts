import { searchBusinessCases } from '../../../src/console/logic/search-business-cases.js';

const CASES = [
  {
    key: 'track_order',
    names: { de: 'Sendung verfolgen', en: 'Track an order' },
    synonyms: { de: ['Paket', 'Lieferstatus'], en: ['parcel'] },
  },
  {
    key: 'return_item',
    names: { de: 'Artikel zurückgeben', en: 'Return an item' },
    synonyms: { de: ['Rücksendung', 'Retoure'], en: ['send back'] },
  },
  {
    key: 'get_invoice',
    names: { de: 'Rechnung anfordern', en: 'Request an invoice' },
    synonyms: { de: ['Beleg'], en: ['receipt'] },
  },
  {
    key: 'check_invoice',
    names: { de: 'Rechnung prüfen', en: 'Query an invoice' },
    synonyms: { de: [], en: [] },
  },
];
const search = (typed: string, likely: readonly string[] = [], language: 'de' | 'en' = 'de') =>
  searchBusinessCases(CASES, typed, { language, likely }).map(({ key }) => key);

describe('searching a business case', () => {
  it.each([
    ['by the beginning of its name', 'send', ['track_order', 'return_item']],
    ['by a synonym', 'paket', ['track_order']],
    ['by a synonym of the other language', 'receipt', ['get_invoice']],
    ['however the umlaut is typed', 'rueck', ['return_item']],
    ['by its key', 'track_o', ['track_order']],
    ['one letter meets beginnings of words only', 'b', ['get_invoice', 'return_item']],
    ['what fits nothing', 'xyz', []],
  ])('%s', (_, typed, keys) => {
    expect(search(typed)).toEqual(keys);
  });

  it('puts the model’s own guess first among equals, so that one letter suffices', () => {
    expect(search('r', ['check_invoice'])[0]).toBe('check_invoice');
    expect(search('r', ['get_invoice'])[0]).toBe('get_invoice');
  });

  it('begins with the guesses, then all by name', () => {
    expect(search('', ['get_invoice', 'track_order'])).toEqual([
      'get_invoice',
      'track_order',
      'return_item',
      'check_invoice',
    ]);
  });

  it('tells the synonym that was met, not when it was the name', () => {
    const [hit] = searchBusinessCases(CASES, 'retoure', { language: 'de', likely: [] });
    expect(hit).toEqual({ key: 'return_item', name: 'Artikel zurückgeben', synonym: 'Retoure' });
    expect(searchBusinessCases(CASES, 'artikel', { language: 'de', likely: [] })[0]?.synonym).toBeNull();
  });
});
