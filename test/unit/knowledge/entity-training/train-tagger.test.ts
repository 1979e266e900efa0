import fc from 'fast-check';
import { MANIFEST_FILE } from '../../../../src/classification/sealed-manifest.js';
import { loadTagger } from '../../../../src/extraction/tagger/load-tagger.js';
import { TAGGER_FILE } from '../../../../src/extraction/tagger/tagger-manifest.js';
import { trainTagger } from '../../../../src/knowledge/entity-training/train-tagger.js';
import { annotated, meterMails } from './annotated-mails.js';

const createdAt = new Date(0);
const trained = trainTagger({ rows: meterMails(), createdAt, settings: { epochs: 8 } });
const { tagger, manifest } = loadTagger(trained.files);
const found = (text: string) =>
  tagger.tag(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

describe('a trained tagger', () => {
  it.each([
    ['Mein Zähler Nr.88123, Tarif Gas Plus, zählt falsch.', ['meter 88123', 'tariff Gas Plus']],
    ['👍 danke! Zählernummer:C-44\nViele Grüße', ['meter C-44']],
    ['Bitte den Tarif Wind Regional kündigen (Zähler 88-Q).', ['tariff Wind Regional', 'meter 88-Q']],
    ['Ich habe 3 Fragen zu meiner Rechnung.', []],
    ['', []],
  ])('reads %j', (text, expected) => expect(found(text)).toEqual(expected));

  it('notes which programs made it, which is no part of its hash', () => {
    const madeBy = { weiche: '0.1.0', node: 'v24.0.0' };
    const noted = trainTagger({ rows: meterMails(), createdAt, madeBy, settings: { epochs: 8 } });
    expect(loadTagger(noted.files).manifest.madeBy).toEqual(madeBy);
    expect(noted.manifest.hash).toBe(manifest.hash);
    expect(manifest).not.toHaveProperty('madeBy');
  });

  it('is sure of what it has seen often', () => {
    const [span] = tagger.tag('Zählernummer:4711\nViele Grüße');
    expect(span).toMatchObject({ type: 'meter', start: 13, end: 17 });
    expect(span?.confidence).toBeGreaterThan(0.8);
  });

  it('gives spans in order, apart and inside any text', () => {
    const pieces = fc.constantFrom(
      'Zähler ',
      'Nr.',
      '4711',
      ' Tarif ',
      'Öko',
      '👩‍👩‍👧',
      '\ud800',
      '\n\n',
      'İ',
      '\0',
      ' kündigen',
      '﷽',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 30 }),
        (parts) => {
          const text = parts.join('');
          let last = 0;
          for (const { start, end, confidence } of tagger.tag(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(confidence).toBeGreaterThanOrEqual(0);
            expect(confidence).toBeLessThanOrEqual(1);
            last = end;
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('comes out the same from the same rows and seed', () => {
    const rows = meterMails().slice(0, 40);
    const hashOf = (seed: number) =>
      trainTagger({ rows, seed, createdAt, settings: { epochs: 2 } }).manifest.hash;
    expect(hashOf(3)).toBe(hashOf(3));
    expect(hashOf(3)).not.toBe(hashOf(4));
  });

  it('says what it was made of', () => {
    expect(manifest).toMatchObject({
      rows: 160,
      types: ['meter', 'tariff'],
      spans: { meter: 120, tariff: 80 },
    });
  });
});

describe('what cannot be learnt from', () => {
  it.each([
    ['one row', [annotated('Zähler [[meter|4711]]')], /at least 2 annotated rows, not 1/],
    ['rows without entities', [annotated('a'), annotated('b')], /No row has an entity/],
    [
      'a span over another',
      [
        annotated('x'),
        {
          text: 'abcd',
          entities: [
            { type: 'a', start: 0, end: 2 },
            { type: 'b', start: 1, end: 3 },
          ],
        },
      ],
      /Row 2: \/entities\/1 overlaps \/entities\/0/,
    ],
  ])('%s', (_, rows, reason) => expect(() => trainTagger({ rows, createdAt })).toThrow(reason));

  it('is told: parts of words, and types with few examples', () => {
    const rows = [annotated('Sonder[[tariff|tarif]] bitte'), annotated('Tarif [[tariff|Öko]]')];
    const { warnings } = trainTagger({ rows, createdAt, settings: { epochs: 1 } }).manifest;
    expect(warnings.join(' ')).toMatch(
      /1 entities begin or end inside a word.*Fewer than 10 entities of: tariff/,
    );
  });
});

describe('a tagger on disk', () => {
  const flipped = (name: string) => {
    const bytes = Uint8Array.from(trained.files[name] ?? []);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return { ...trained.files, [name]: bytes };
  };
  const { [TAGGER_FILE]: weights, ...withoutWeights } = trained.files;
  it.each([
    ['flipped weights', flipped(TAGGER_FILE), /tagger\.bin was changed/],
    ['a flipped manifest', flipped(MANIFEST_FILE), /manifest\.json/],
    ['missing weights', withoutWeights, /lacks tagger\.bin/],
    [
      'cut-off weights',
      { ...trained.files, [TAGGER_FILE]: weights?.subarray(0, 99) ?? new Uint8Array() },
      /has 99 bytes/,
    ],
    [
      'a classifier',
      { [MANIFEST_FILE]: Buffer.from('{"format":"weiche-classifier","formatVersion":2}') },
      /does not describe a Weiche tagger/,
    ],
  ])('is refused with %s', (_, files, reason) => expect(() => loadTagger(files)).toThrow(reason));
});
