import fc from 'fast-check';
import { BSON } from 'mongodb';
import { fromBson, storedString, toBson } from '../../../../src/adapters/mongodb/store/bson-values.js';

/** What MongoDB gives back for it. */
const roundTrip = (value: unknown): unknown => {
  const bytes = BSON.serialize({ value: toBson(value) });
  return fromBson(BSON.deserialize(bytes)['value']);
};

describe('values in BSON', () => {
  it('are stored as they are where that is possible, readable in any shell', () => {
    const ticket = {
      state: 'pending',
      at: new Date(7),
      skills: { 'größe:de': 3 },
      ids: ['a', 'b'],
      agent: null,
    };
    expect(toBson(ticket)).toEqual(ticket);
  });

  it.each([
    ['a dot', 'order.number'],
    ['a dollar sign', '$where'],
    ['a percent sign that looks like an escape', '%2E'],
    ['NUL', 'nul\u0000'],
    ['nothing', ''],
    ['the marker of broken strings', '%json'],
    ['a lone surrogate', 'a\ud800'],
    ['the prototype', '__proto__'],
    ['the escaped prototype', '%5F_proto__'],
  ])('may be named with %s', (_, name) => {
    const fields = Object.fromEntries([[name, 'value']]);
    expect(Object.entries(roundTrip(fields) as object)).toEqual([[name, 'value']]);
  });

  it('never hold a name that a server might take for an operator, a path or an end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const [stored = ''] = Object.keys(toBson(Object.fromEntries([[name, 1]])) as object);
        expect(stored).toMatch(/^[^.$\0]+$/);
      }),
    );
  });

  it('come back as they were, whatever strings they hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
    );
    const value = fc.letrec((tie) => ({
      leaf: fc.oneof(text, fc.boolean(), fc.constant(null), fc.integer(), fc.date({ noInvalidDate: true })),
      node: fc.oneof(tie('leaf'), fc.array(tie('node')), fc.dictionary(text, tie('node'))),
    })).node;
    fc.assert(
      fc.property(value, (original) => {
        expect(roundTrip(original)).toEqual(original);
      }),
    );
  });

  it('leave out fields that are undefined', () => {
    expect(toBson({ a: undefined, b: 1 })).toEqual({ b: 1 });
  });

  it('keep two broken strings apart that UTF-8 would make the same', () => {
    expect(storedString('a\ud800')).not.toEqual(storedString('a\ud801'));
    expect(storedString('a\ufffd')).toBe('a\ufffd');
  });
});
