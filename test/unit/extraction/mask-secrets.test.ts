import fc from 'fast-check';
import { maskField, maskSecrets } from '../../../src/extraction/mask-secrets.js';

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

  it.each([
    ['Kreditkarte 4111 1111 1111 1111, gültig 12/27', '4111'],
    ['Meine Visa: 4111111111111111', '4111'],
    ['MasterCard 5500-0000-0000-0004', '5500'],
    ['Amex 3782 822463 10005', '3782'],
    ['Karte 4111.1111.1111.1111 CVC 123', '123'],
    ['Prüfziffer auf der Rückseite: 737', '737'],
    ['CVV: 9876', '9876'],
    ['the security code is 321', '321'],
    ['3-digit code on the back 456', '456'],
    ['Meine PIN ist 4711', '4711'],
    ['PIN 1234 geht nicht', '1234'],
    ['Die Pin lautet: 98765', '98765'],
    ['PUK: 12345678', '12345678'],
    ['my pin number is 5566', '5566'],
    ['TAN 889912', '889912'],
    ['Die mTAN war 004412', '004412'],
    ['Die TAN-Nummer lautet 123456', '123456'],
    ['Ich habe den Code 889213 per SMS bekommen, TAN', '889213'],
    ['verification code 552210', '552210'],
    ['Einmalpasswort: 77Ax91', '77Ax91'],
    ['OTP 998812', '998812'],
    ['Sicherheitscode 8812', '8812'],
    ['Passwort: Sommer2026!', 'Sommer2026!'],
    ['mein Passwort ist hund123', 'hund123'],
    ['Kennwort lautet "Qwertz77"', 'Qwertz77'],
    ['password: hunter2', 'hunter2'],
    ['My password is P@ssw0rd!', 'P@ssw0rd!'],
    ['PW: abc123xyz', 'abc123xyz'],
    ['Zugangsdaten: max / geheim99', 'geheim99'],
    ['Login maria, Passwort Rosen4Du', 'Rosen4Du'],
    ['user: jo pass: letmein1', 'letmein1'],
    ['Passwort für das Kundenkonto: Blume-33', 'Blume-33'],
    ['Das Passwort heisst: katze', 'katze'],
    ['Passwort = xK9-22', 'xK9-22'],
    ['Passwort\nxK9-2244', 'xK9-2244'],
    ['Passwort (neu): Tulpe!9', 'Tulpe!9'],
    ['Online-PIN: 55123', '55123'],
    ['meine Geheimzahl 0815', '0815'],
    ['Telefonpasswort: Apfelbaum', 'Apfelbaum'],
    ['Karte Nr. 4111 1111\n1111 1111', '4111'],
    ['4111 1111 1111 1111 ', '4111'],
    ['card ending, full no. 4012888888881881.', '4012'],
    ['Maestro 6759 6498 2643 8453', '6759'],
    ['Passwort lautet Hund und Katze', 'Hund'],
    ['passcode 4410', '4410'],
    ['PIN-Code = 90210', '90210'],
    ['I tried to log in with Sommer2026xyz as the password', 'Sommer2026xyz'],
    ['Anmeldung mit Mondlicht als Passwort klappt nicht', 'Mondlicht'],
    ['Ich habe "Rosen-4-Du" als neues Kennwort gesetzt', 'Rosen-4-Du'],
    ['sunny-harbour-9 is my password.', 'sunny-harbour-9'],
    ['Kx7#mondlicht ist das Passwort, bitte prüfen', 'Kx7#mondlicht'],
    ['I typed 8317 as my PIN', '8317'],
    ['448812 als TAN eingegeben', '448812'],
    ['I used "blue horse" as the password', 'blue horse'],
    ['Passwort: „Hund und Katze“, geht nicht', 'Katze'],
    ['Login: karin / Passwort: Apfelbaum', 'Apfelbaum'],
    ['Zugangsdaten:\nBenutzer: karin\nPasswort: Rosenduft', 'Rosenduft'],
  ])('%j hides %j', (text, secret) => expect(maskSecrets(text).text).not.toContain(secret));

  it.each([
    'Die Pinnwand ist 1234 mm breit',
    'IBAN DE89 3704 0044 0532 0130 00',
    'Sendung 00340434161094042557',
    'Ich habe mein Passwort vergessen',
    'Passwort ist falsch',
    'Passwort geht nicht',
    'Mein Passwort funktioniert nicht mehr',
    'Das Passwort wurde zurückgesetzt',
    'Bitte Passwort zurücksetzen, Kundennummer 88231',
    'password reset for order 4711882',
    'PIN vergessen, Kundennummer 881234',
    'Die PIN kam nie an, Vertrag 774411',
    'Pin für Vertrag 123456 vergessen',
    'I forgot my password. Order 12345',
    'TAN-Verfahren seit 2019',
    'Bestellung 4111111111111112',
    'Mein Kennwort wird nicht angenommen',
    'Die TAN kommt per SMS an 0171 5550388',
    'password not working since 2024',
    'Kundennummer 4000 1234 5678 9010 1',
    'Passwortänderung am 12.03.2026',
    'CVV fehlt auf meiner Karte',
    'Den Pin 3 am Stecker verbogen',
    'Das Passwort soll 8 Zeichen haben',
    'Passwort oder Benutzername falsch',
    'das Kennwort war auf dem alten Telefon',
    'My password is fine and I do get in',
    'Zugangsdaten:\nBenutzer: karin',
    'Login: karin / Passwort: falsch',
    'My passcode was denied.',
    'I think my passcode was changed',
    'Passwort:\nKundennummer: 88231',
    'Bei Auftrag A1234 ist mein Passwort falsch',
    'Ich nutze meinen Namen als Passwort',
    'with my name as the password',
    'Rechnung A-4711 als PDF mit Passwort',
    'Bestellung 4711 als Geschenk',
  ])('%j holds no secret', (text) => expect(maskSecrets(text).text).toBe(text));

  it.each([
    ['Passwort', 'Hund und Katze'],
    ['Ihr Kennwort*', 'Regenbogen77x'],
    ['PIN', '83 17'],
    ['CVV (3 digits)', '947'],
    ['tan', '448812'],
    ['Ihr Passwort bitte', 'abc def'],
    ['newPassword', 'sunny'],
    ['card_cvc', '12'],
    ['Passwort wiederholen', 'x'],
    ['Security code', '12'],
    ['Passwort für das Portal', 'Rosen4Du'],
    ['Kartennummer', '4111 1111 1111 1111'],
    ['Bemerkung', 'Passwort: Rosen4Du'],
  ])('in the field %j hide %j', (label, value) => {
    const shown = value.startsWith('Passwort: ') ? 'Passwort: ' : '';
    expect(maskField(label, value)).toBe(shown + '•'.repeat(value.length - shown.length));
  });

  it.each([
    ['Passwort vergessen?', 'ja'],
    ['Betreff', 'Passwort geht nicht'],
    ['Bestellnummer', '4711-2290'],
    ['Postcode', '50667'],
    ['Farbe', 'tan'],
    ['Kundennummer', '88231'],
  ])('are none in the field %j: %j', (label, value) => expect(maskField(label, value)).toBe(value));

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
