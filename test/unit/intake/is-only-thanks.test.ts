import { isOnlyThanks } from '../../../src/intake/is-only-thanks.js';

const NOTHING = { subject: null, fields: {}, attachments: [] };

describe('a reply of nothing but thanks', () => {
  it.each([
    'Danke!',
    'Vielen Dank!!!',
    'Danke schön 😊',
    'Herzlichen Dank für die schnelle Hilfe.',
    'Hallo Frau Berg,\n\nvielen Dank für Ihre Antwort.',
    'Super, danke. Hat geklappt, jetzt funktioniert alles wieder.',
    'danke ihnen, schönes wochenende :)',
    'Merci! LG',
    'Danke, schönen Tag noch!',
    'Thanks, all good',
    'Thank you so much for your quick help, it works now!',
    'thx 👍🏽',
    'Hi Mr. Miller, perfect, thanks a lot. Have a nice day!',
  ])('is %j', (newText) => expect(isOnlyThanks({ ...NOTHING, newText })).toBe(true));

  it.each([
    'Danke, und wann kommt die Rechnung?',
    'Danke, hat das geklappt',
    'Danke im Voraus',
    'Danke für nichts',
    'Danke, funktioniert leider nicht',
    'Ja, danke',
    'Danke, alles ist noch so',
    'Nein danke',
    'Danke 😡',
    'Danke, meine neue Nummer ist 0171 5550388',
    'Danke, bitte noch die Rechnung',
    'Alles gut',
    'Okay',
    '',
    'Thanks in advance',
    'Thanks for nothing',
    'Thanks, but it is still broken',
    'Thanks, is it shipped',
    'No thanks',
    'Yes please, thanks',
    `${'danke '.repeat(50)}`,
  ])('is not %j', (newText) => expect(isOnlyThanks({ ...NOTHING, newText })).toBe(false));

  it('has no subject of its own, no file and no fields', () => {
    const thanks = { ...NOTHING, newText: 'Danke!' };
    expect(isOnlyThanks({ ...thanks, subject: 'AW: Ihre Bestellung [T-ADJ9T141GZFK]' })).toBe(true);
    expect(isOnlyThanks({ ...thanks, subject: 'Vielen Dank' })).toBe(true);
    expect(isOnlyThanks({ ...thanks, subject: 'Kündigung' })).toBe(false);
    expect(isOnlyThanks({ ...thanks, subject: 'WG: Rechnung' })).toBe(false);
    expect(
      isOnlyThanks({ ...thanks, attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: 1 }] }),
    ).toBe(false);
    expect(isOnlyThanks({ ...thanks, fields: { Anliegen: 'Danke!' } })).toBe(false);
  });
});
