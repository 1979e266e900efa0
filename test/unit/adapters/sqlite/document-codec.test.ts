import fc from 'fast-check';
import { documentCodec } from '../../../../src/adapters/sqlite/document-codec.js';

interface Visit {
  readonly at: Date;
  readonly left: Date | null;
  readonly note: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly offer: { readonly until: Date; readonly text: string } | null;
}

const codec = documentCodec<Visit>({ at: 'date', left: 'date', offer: { until: 'date' } });
const instant = fc.date({ min: new Date(-8.64e15), max: new Date(8.64e15), noInvalidDate: true });

it('brings back exactly what was encoded, dates as dates', () => {
  const visit = fc.record<Visit>({
    at: instant,
    left: fc.option(instant),
    note: fc.string({ unit: 'binary' }),
    extra: fc.dictionary(fc.string(), fc.jsonValue().map(withoutNegativeZero)),
    offer: fc.option(fc.record({ until: instant, text: fc.string() })),
  });
  fc.assert(
    fc.property(visit, (original) => {
      const decoded = codec.decode(codec.encode(original));
      expect(decoded).toEqual({ ...original, extra: { ...original.extra } });
      expect(decoded.at).toBeInstanceOf(Date);
    }),
  );
});

it('takes no text for a date, however much it looks like one', () => {
  const text = '2026-03-01T08:00:00.123Z';
  const decoded = codec.decode(
    codec.encode({ at: new Date(0), left: null, note: text, extra: { at: text }, offer: null }),
  );
  expect([decoded.note, decoded.extra]).toEqual([text, { at: text }]);
});

it('does not compile when a date field is not declared', () => {
  // @ts-expect-error `offer.until` is missing
  documentCodec<Visit>({ at: 'date', left: 'date', offer: {} });
  // @ts-expect-error `left` is missing
  documentCodec<Visit>({ at: 'date', offer: { until: 'date' } });
  // @ts-expect-error `note` is no date
  documentCodec<Visit>({ at: 'date', left: 'date', offer: { until: 'date' }, note: 'date' });
  expect(codec).toBeDefined();
});

/** JSON knows no -0. */
function withoutNegativeZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
