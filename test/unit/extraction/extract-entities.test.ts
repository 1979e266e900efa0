import fc from 'fast-check';
import { entityFits } from '../../../src/domain/entity.js';
import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { extractFromMessage } from '../../../src/extraction/extract-from-message.js';
import { extractRow } from '../../../src/extraction/extract-row.js';
import { found, RECEIVED_AT } from './found-values.js';

const FACTS = [
  'Bestellnummer 4711882',
  'am 12.02.2026',
  '149,90 €',
  'DE89 3704 0044 0532 0130 00',
  'anna@web.de',
  'Tel. 0221/9988776',
  'Hauptstr. 5, 50667 Köln',
  'gestern',
  'Viele Grüße\nAnna Schmidt',
  'https://shop.de/x',
];

describe('extracting', () => {
  it('reads a whole message', () => {
    const text = 'Meine Bestellung 4711882 vom 12.02.2026 über 149,90 € fehlt.\nViele Grüße\nAnna Schmidt';
    expect(found(text).map(({ type, value }) => [type, value])).toEqual([
      ['order_number', '4711882'],
      ['date', '2026-02-12'],
      ['money', 'EUR 149.90'],
      ['person_name', 'Anna Schmidt'],
    ]);
  });

  it('indexes the text exactly, sorted and without overlaps, whatever Unicode stands around the facts', () => {
    const noise = fc.string({ unit: 'binary', maxLength: 30 });
    const loneSurrogates = fc
      .array(fc.constantFrom('\ud83d', '\ude00', '\0', 'é', '😀', ' ', '\n'), { maxLength: 8 })
      .map((list) => list.join(''));
    const pieces = fc.array(fc.oneof(fc.constantFrom(...FACTS), noise, loneSurrogates), { maxLength: 12 });
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join(' ');
        const entities = found(text);
        let end = 0;
        for (const entity of entities) {
          expect(entityFits(entity, text)).toBe(true);
          expect(entity.start).toBeGreaterThanOrEqual(end);
          expect(entity.confidence).toBeGreaterThan(0);
          expect(entity.confidence).toBeLessThanOrEqual(1);
          end = entity.end;
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each(['😀 ', 'ä'.repeat(50), '\0 ', '\ud83d '])('finds the same facts behind %j', (prefix) => {
    const text = 'Bestellnummer 4711882, 149,90 €';
    const shift = `${prefix}\n`.length;
    expect(found(`${prefix}\n${text}`).map(({ start, value }) => [start - shift, value])).toEqual(
      found(text).map(({ start, value }) => [start, value]),
    );
  });

  it('is not confused by an invalid arrival', () => {
    expect(extractEntities({ text: 'gestern', receivedAt: new Date(Number.NaN) })).toEqual([]);
  });

  it('uses the subject to tell what a bare number is, and reports the subject’s own facts apart', () => {
    const message = extractFromMessage({
      text: 'Nr. 4711882 ist falsch',
      subject: 'Rechnung vom 12.02.2026',
    });
    expect(message.entities.map(({ type, value }) => [type, value])).toEqual([['invoice_number', '4711882']]);
    expect(message.subjectEntities.map(({ value }) => value)).toEqual(['2026-02-12']);
  });

  it('passes a row’s other keys through, and refuses an arrival that is none', () => {
    const row = { id: 7, text: 'gestern', receivedAt: RECEIVED_AT.toISOString() };
    expect(extractRow(row)).toMatchObject({ id: 7, text: 'gestern', entities: [{ value: '2026-03-03' }] });
    expect(extractRow({ text: 'gestern' }, { now: RECEIVED_AT })?.entities).toHaveLength(1);
    expect(extractRow({ text: 'x', receivedAt: 'soon' })).toBeNull();
  });
});
