import fc from 'fast-check';
import { URGENCY_SIGNS, type UrgencySign, urgencyOf } from '../../../src/domain/urgency.js';
import { findUrgencySigns } from '../../../src/text/find-urgency-signs.js';

it.each<[string, readonly UrgencySign[], 'normal' | 'high']>([
  ['Wo ist mein Paket?', [], 'normal'],
  ['Welche Frist gilt für die Rückgabe?', [], 'normal'],
  ['Das Geld wurde sofort abgebucht.', [], 'normal'],
  ['Bitte buchen Sie ab sofort vom neuen Konto ab.', [], 'normal'],
  ['Bis heute ist kein Geld da.', [], 'normal'],
  ['Hallo! Ich hätte gern eine Rechnung.', [], 'normal'],
  ['Bitte IBAN, BIC und SEPA prüfen', [], 'normal'],
  ['Es ist nicht dringend, danke.', [], 'normal'],
  ['No rush, it is not urgent.', [], 'normal'],
  ['Bitte dringend um Rückruf', ['haste'], 'high'],
  ['DRINGENDE Anfrage', ['haste'], 'high'],
  ['bitte sperren Sie die Karte sofort', ['haste'], 'high'],
  ['I need a new card as soon as possible', ['haste'], 'high'],
  ['Please block it immediately', ['haste'], 'high'],
  ['Ich brauche die Bestätigung bis morgen.', ['deadline'], 'normal'],
  ['Hiermit setze ich Ihnen eine Frist bis zum 12. Mai.', ['deadline'], 'normal'],
  ['I must have it by Friday.', ['deadline'], 'normal'],
  ['Sonst geht das an meinen Anwalt.', ['legal-threat'], 'high'],
  ['Ich behalte mir rechtliche Schritte vor', ['legal-threat'], 'high'],
  ['I will take legal action', ['legal-threat'], 'high'],
  ['Das ist eine Frechheit', ['anger'], 'normal'],
  ['Ich warte seit drei Wochen', ['anger'], 'normal'],
  ['Ich schreibe Ihnen nun zum dritten Mal', ['anger'], 'normal'],
  ['This is ridiculous', ['anger'], 'normal'],
  ['WO BLEIBT MEIN GELD', ['emphasis'], 'normal'],
  ['Wo bleibt mein Geld!!!', ['emphasis'], 'normal'],
  ['Das ist eine Frechheit!!', ['anger', 'emphasis'], 'high'],
  [
    'Unverschämt. Ich will das Geld bis Freitag, sonst klage ich vor Gericht',
    ['deadline', 'legal-threat', 'anger'],
    'high',
  ],
])('%s', (text, signs, urgency) => {
  expect(findUrgencySigns(text)).toEqual(signs);
  expect(urgencyOf(signs)).toBe(urgency);
});

it('names each sign once, in one order, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('dringend', 'Anwalt', '!!!', 'asap')),
      ),
      (parts) => {
        const signs = findUrgencySigns(parts.join(' '));
        expect(signs).toEqual(URGENCY_SIGNS.filter((sign) => signs.includes(sign)));
      },
    ),
  );
});

it.each([
  'a '.repeat(500_000),
  'BITTE '.repeat(200_000),
  'need '.repeat(200_000),
  'bitte x '.repeat(200_000),
  '! '.repeat(400_000),
])('reads a long text without going back and forth', (text) => {
  // would take minutes where an expression tried every pair of places
  expect(Array.isArray(findUrgencySigns(text))).toBe(true);
});
