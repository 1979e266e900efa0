import fc from 'fast-check';
import { createSimdKernel } from '../../../src/classification/simd-kernel.js';

const WIDTH = 8;
const ROWS = 6;
const TABLE = 0;
const IDS = 1024;
const VALUES = 2048;
const SOURCE = 4096;
const MOMENTS = 5120;

const table = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), {
  minLength: ROWS * WIDTH,
  maxLength: ROWS * WIDTH,
});
const entries = fc.array(
  fc.record({ id: fc.nat(ROWS - 1), value: fc.float({ min: -3, max: 3, noNaN: true }) }),
  { maxLength: 11 },
);

function kernelWith(
  rows: readonly number[],
  list: readonly { readonly id: number; readonly value: number }[],
) {
  const kernel = createSimdKernel(8192);
  const { buffer } = kernel.memory;
  const floats = new Float32Array(buffer, TABLE, ROWS * WIDTH);
  floats.set(rows);
  new Int32Array(buffer, IDS, list.length).set(list.map(({ id }) => id));
  new Float32Array(buffer, VALUES, list.length).set(list.map(({ value }) => value));
  return { kernel, floats, source: new Float32Array(buffer, SOURCE, WIDTH * ROWS), buffer };
}

function close(actual: Float32Array, expected: readonly number[]): void {
  for (const [index, value] of expected.entries()) {
    expect(Math.abs((actual[index] ?? Number.NaN) - value)).toBeLessThan(1e-3);
  }
}

describe('simd kernel', () => {
  it('adds weighted rows, whatever their number', () => {
    fc.assert(
      fc.property(table, entries, (rows, list) => {
        const { kernel, source } = kernelWith(rows, list);
        source.fill(1);
        kernel.addRows(SOURCE, TABLE, IDS, VALUES, list.length, 4 * WIDTH);
        close(
          source.subarray(0, WIDTH),
          Array.from(
            { length: WIDTH },
            (_, j) => 1 + list.reduce((sum, { id, value }) => sum + value * (rows[id * WIDTH + j] ?? 0), 0),
          ),
        );
        expect([...source.subarray(WIDTH)].every((value) => value === 1)).toBe(true);
      }),
    );
  });

  it('adds weighted int8 rows', () => {
    const bytes = fc.array(fc.integer({ min: -127, max: 127 }), {
      minLength: ROWS * WIDTH,
      maxLength: ROWS * WIDTH,
    });
    fc.assert(
      fc.property(bytes, entries, (rows, list) => {
        const { kernel, source, buffer } = kernelWith([], list);
        new Int8Array(buffer, TABLE, ROWS * WIDTH).set(rows);
        kernel.addByteRows(SOURCE, TABLE, IDS, VALUES, list.length, WIDTH);
        close(
          source.subarray(0, WIDTH),
          Array.from({ length: WIDTH }, (_, j) =>
            list.reduce((sum, { id, value }) => sum + value * (rows[id * WIDTH + j] ?? 0), 0),
          ),
        );
      }),
    );
  });

  it('scatters a row over the table', () => {
    fc.assert(
      fc.property(table, entries, (rows, list) => {
        const { kernel, floats, source } = kernelWith(rows, list);
        source.set([1, 2, 3, 4, 5, 6, 7, 8]);
        kernel.scatterRow(TABLE, IDS, VALUES, SOURCE, list.length, 4 * WIDTH);
        const expected = [...rows];
        for (const { id, value } of list) {
          for (let j = 0; j < WIDTH; j++)
            expected[id * WIDTH + j] = (expected[id * WIDTH + j] ?? 0) + value * (j + 1);
        }
        close(floats, expected);
      }),
    );
  });

  it('updates rows by RMSProp with one moment a row, and clears the gradients', () => {
    const list = [
      { id: 4, value: 0 },
      { id: 1, value: 0 },
    ];
    const rows = Array.from({ length: ROWS * WIDTH }, (_, index) => index / 10);
    const { kernel, floats, source, buffer } = kernelWith(rows, list);
    const moments = new Float32Array(buffer, MOMENTS, ROWS);
    moments[4] = 0.5;
    source.fill(2, 0, WIDTH);
    source.fill(-1, WIDTH, 2 * WIDTH);
    kernel.updateRows(TABLE, MOMENTS, IDS, SOURCE, list.length, 4 * WIDTH, WIDTH, 0.01, 3);
    const first = 0.999 * 0.5 + 0.001 * 4;
    const second = 0.001;
    expect(moments[4]).toBeCloseTo(first, 6);
    expect(moments[1]).toBeCloseTo(second, 6);
    expect(floats[4 * WIDTH]).toBeCloseTo(3.2 - (0.01 * 2) / Math.sqrt(first * 3), 5);
    expect(floats[WIDTH]).toBeCloseTo(0.8 + 0.01 / Math.sqrt(second * 3), 5);
    expect(floats[0]).toBe(0);
    expect([...source].every((value) => value === 0)).toBe(true);
  });
});
