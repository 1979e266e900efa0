import { addByteRowsFunction, addRowsFunction } from './simd-sums.js';
import { scatterRowFunction, updateRowsFunction } from './simd-updates.js';
import { assembleModule } from './wasm-assembler.js';

/**
 * The sparse kernel's inner loops in WebAssembly with SIMD, four floats an instruction: three to five times faster than
 * the same loops in JavaScript (docs/decisions/0011). All arguments are byte addresses in `memory` unless said otherwise;
 * the width of a row is a multiple of 4 floats (of 8 for int8 rows).
 */
export interface SimdKernel {
  readonly memory: WebAssembly.Memory;
  /** target += Σ values[i] · table[ids[i]], i < count; float32 rows of `rowBytes` bytes. */
  addRows(target: number, table: number, ids: number, values: number, count: number, rowBytes: number): void;
  /** The same over int8 rows of `rowBytes` bytes; target has as many floats. */
  addByteRows(
    target: number,
    table: number,
    ids: number,
    values: number,
    count: number,
    rowBytes: number,
  ): void;
  /** table[ids[i]] += values[i] · source, i < count. */
  scatterRow(
    table: number,
    ids: number,
    values: number,
    source: number,
    count: number,
    rowBytes: number,
  ): void;
  /**
   * RMSProp on rows ids[i] of the table, i < count, with one second moment a row (decay .999); `correction` corrects its
   * bias, `width` is the number of floats in a row. gradients[i] is used and set to zero.
   */
  updateRows(
    table: number,
    moments: number,
    ids: number,
    gradients: number,
    count: number,
    rowBytes: number,
    width: number,
    learningRate: number,
    correction: number,
  ): void;
}

const PAGE_BYTES = 65_536;

/** A kernel with at least `bytes` of zeroed memory, none of it in use. */
export function createSimdKernel(bytes: number): SimdKernel {
  compiled ??= new WebAssembly.Module(assembleModule(FUNCTIONS));
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(bytes / PAGE_BYTES)) });
  const { exports } = new WebAssembly.Instance(compiled, { m: { memory } });
  const named = (name: string): CallableFunction => {
    const found = exports[name];
    if (typeof found !== 'function') throw new TypeError(`the kernel has no function ${name}`);
    return found;
  };
  const [addRows, addByteRows, scatterRow, updateRows] = [
    named('addRows'),
    named('addByteRows'),
    named('scatterRow'),
    named('updateRows'),
  ];
  return {
    memory,
    addRows: (...addresses) => void addRows(...addresses),
    addByteRows: (...addresses) => void addByteRows(...addresses),
    scatterRow: (...addresses) => void scatterRow(...addresses),
    updateRows: (...addresses) => void updateRows(...addresses),
  };
}

let compiled: WebAssembly.Module | undefined;

const FUNCTIONS = [addRowsFunction(), addByteRowsFunction(), scatterRowFunction(), updateRowsFunction()];
