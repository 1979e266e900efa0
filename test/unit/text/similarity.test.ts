import fc from 'fast-check';
import { fingerprint, fingerprintDistance } from '../../../src/text/fingerprint.js';
import { normalizeText } from '../../../src/text/normalize-text.js';
import { shingleSimilarity } from '../../../src/text/shingle-similarity.js';

const LETTER =
  'Meine Bestellung ist noch nicht angekommen, im Tracking tut sich seit einer Woche nichts, bitte helfen Sie mir weiter';

describe('fingerprints', () => {
  it('ignore case and punctuation, move little with a word, much with another text', () => {
    expect(fingerprint('Wo ist mein Paket?')).toBe(fingerprint('wo ist, mein paket'));
    expect(
      fingerprintDistance(fingerprint(LETTER), fingerprint(LETTER.replace('Woche', 'Ewigkeit'))),
    ).toBeLessThan(16);
    expect(
      fingerprintDistance(
        fingerprint(LETTER),
        fingerprint('Ich kündige meinen Vertrag zum Ende des Monats und bitte um Bestätigung'),
      ),
    ).toBeGreaterThan(16);
    expect(fingerprint('…')).toBe('0000000000000000');
    expect(fingerprintDistance('kaputt', fingerprint('x'))).toBe(64);
  });
});

describe('shingles', () => {
  it('are 1 for the same text, 0 for strangers, symmetric in between', () => {
    expect(shingleSimilarity(LETTER, LETTER)).toBe(1);
    expect(shingleSimilarity('ja', 'ja')).toBe(1);
    expect(shingleSimilarity('', '')).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const similarity = shingleSimilarity(a, b);
        expect(similarity).toBe(shingleSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('normalised text', () => {
  it('has one kind of line end and blank, and nothing invisible', () => {
    expect(normalizeText('a\r\nb\rc\u2028d\u00a0e\u0000\u200bf\ud800')).toBe('a\nb\nc\nd ef');
    expect(normalizeText('5 \u0080 \u0084x\u0093')).toBe('5 € „x“');
    expect(normalizeText('\ufdd0x')).toBe('x');
    expect(normalizeText('👍🏽 o\u0308')).toBe('👍🏽 ö');
  });

  it('stays as it is when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const once = normalizeText(text);
        expect(normalizeText(once)).toBe(once);
      }),
    );
  });
});
