import {
  composeClassifierText,
  informativeSubject,
} from '../../../src/classification/compose-classifier-text.js';

describe('informativeSubject', () => {
  it.each([
    ['Kündigung meines Vertrags', 'Kündigung meines Vertrags'],
    ['Re: AW: Fwd: Rechnung 4711 falsch', 'Rechnung 4711 falsch'],
    ['WG: [T-01HXYZ] Rückgabe', 'Rückgabe'],
    ['Anfrage', ''],
    ['RE: Contact form', ''],
    ['Hallo!', ''],
    ['', ''],
  ])('of %j is %j', (subject, expected) => {
    expect(informativeSubject(subject)).toBe(expected);
  });

  it('stops on endless reply marks', () => {
    expect(informativeSubject('Re: '.repeat(100_000))).toBe('');
  });
});

describe('composeClassifierText', () => {
  it('puts an informative subject before the text', () => {
    expect(composeClassifierText({ subject: 'AW: Widerruf', text: 'siehe oben' })).toBe(
      'Widerruf\nsiehe oben',
    );
    expect(composeClassifierText({ subject: 'Frage', text: 'Wo ist mein Paket?' })).toBe(
      'Wo ist mein Paket?',
    );
    expect(composeClassifierText({ subject: null, text: 'Hallo' })).toBe('Hallo');
  });
});
