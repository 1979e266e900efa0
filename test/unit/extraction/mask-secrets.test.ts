import fc from 'fast-check';
import { maskSecrets } from '../../../src/extraction/mask-secrets.js';

describe('secrets', () => {
  it.each([
    ['Karte 4111 1111 1111 1111 belastet', 'payment_card', '4111 1111 1111 1111'],
    ['Karte 5500-0000-0000-0004', 'payment_card', '5500-0000-0000-0004'],
    ['Amex 378282246310005', 'payment_card', '378282246310005'],
    ['CVV: 123', 'cvv', '123'],
    ['Prüfziffer lautet 737', 'cvv', '737'],
    ['meine PIN ist 4711', 'pin', '4711'],
    ['Die TAN lautet 123456.', 'tan', '123456'],
    ['Passwort: Hund!2026', 'password', 'Hund!2026'],
    ['my password is "hunter2"', 'password', 'hunter2'],
    ['Kennwort für das Portal ist Sommer99', 'password', 'Sommer99'],
  ])('%j hides the %s', (text, type, secret) => {
    const result = maskSecrets(text);
    const start = text.indexOf(secret);
    expect(result.masked).toEqual([{ type, start, end: start + secret.length }]);
    expect(result.text).toBe(text.replace(secret, '•'.repeat(secret.length)));
  });

  it.each([
    'Bestellung 4111 1111 1111 1112', // fails Luhn
    'Mein Passwort ist falsch.',
    'Passwort vergessen!',
    'IBAN DE89 3704 0044 0532 0130 00',
    'PIN vergessen',
    'Tante Erna 4711',
  ])('%j stays as it is', (text) => expect(maskSecrets(text)).toEqual({ text, masked: [] }));

  it('keeps length and offsets whatever stands around', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, after) => {
        const text = `${before} 4111 1111 1111 1111 ${after}`;
        const { text: masked, masked: secrets } = maskSecrets(text);
        expect(masked).toHaveLength(text.length);
        expect(secrets.some(({ type }) => type === 'payment_card')).toBe(true);
        for (const { start, end } of secrets) expect(masked.slice(start, end)).toBe('•'.repeat(end - start));
      }),
    );
  });
});
