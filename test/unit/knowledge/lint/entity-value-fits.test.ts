import { entityValueFits } from '../../../../src/knowledge/lint/entity-value-fits.js';

describe('entityValueFits', () => {
  it.each([
    ['order_number', '4711-2290', '4711-2290'],
    ['contract_number', 'VK80021', 'VK 800 21'],
    ['tracking_number', '00340434161094015902', '0034 0434 1610 9401 5902'],
    ['iban', 'DE89370400440532013000', 'de89 3704 0044 0532 0130 00'],
    ['email_address', 'Karin@kunde.example', 'Karin@Kunde.example'],
    ['phone_number', '+492214710815', '0221 / 4710-815'],
    ['date', '2026-03-03', '3. März'],
    ['date', '2026-03-03', 'morgen'],
    ['money', 'EUR 49.90', '49,90 €'],
    ['money', 'EUR 1249.00', '1.249 Euro'],
    ['money', 'EUR 50.00', 'fünfzig Euro'],
    ['postal_address', 'Hauptstr. 5, 50667 Köln', 'Hauptstr. 5\n50667 Köln'],
    ['person_name', 'Karin Obermeier', 'Karin Obermeier'],
    ['url', 'https://kunde.example/a', 'https://kunde.example/a'],
    ['meter_number', 'anything', '88'],
  ])('%s %s can be said as %s', (type, value, found) => {
    expect(entityValueFits({ type, value, found })).toBe(true);
  });

  it.each([
    ['order_number', '4711-2291', '4711-2290'],
    ['order_number', '4711 2290', '4711 2290'],
    ['iban', 'DE89370400440532013001', 'DE89370400440532013001'],
    ['iban', 'DE89370400440532013000', 'DE02120300000000202051'],
    ['email_address', 'karin@kunde.example', 'karl@kunde.example'],
    ['email_address', 'karin.kunde', 'karin.kunde'],
    ['phone_number', '0221 4710815', '0221 4710815'],
    ['phone_number', '+492214710816', '0221 4710815'],
    ['date', '2026-02-30', '30.2.2026'],
    ['date', '03.03.2026', '03.03.2026'],
    ['date', '2026-03-04', '5. Juni'],
    ['money', '49.90 EUR', '49,90 €'],
    ['money', 'EUR 49.09', '49,90 €'],
    ['postal_address', 'Nebenstr. 5, 50667 Köln', 'Hauptstr. 5\n50667 Köln'],
    ['person_name', 'Frau Obermeier', 'Frau Obermeier'],
    ['url', 'https://kunde.example', 'kunde.example'],
    ['meter_number', ' ', '88'],
  ])('%s %s cannot be said as %s', (type, value, found) => {
    expect(entityValueFits({ type, value, found })).toBe(false);
  });
});
