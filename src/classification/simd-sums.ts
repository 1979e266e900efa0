import {
  addF32x4,
  assign,
  type Code,
  get,
  highI16AsI32,
  I32,
  i32,
  i32And,
  i32AsF32x4,
  i32Mul,
  increase,
  loadBytesAsI16,
  loadV128,
  lowI16AsI32,
  multiplyF32x4,
  rowAddress,
  splatAt,
  storeV128,
  sum,
  V128,
  type WasmFunction,
  whileBelow,
} from './wasm-assembler.js';

/** target += Σ values[i] · table[ids[i]] over float32 rows, four rows a pass, since the loop is bound by memory. */
export function addRowsFunction(): WasmFunction {
  const [target, table, ids, values, count, rowBytes, end, at] = [0, 1, 2, 3, 4, 5, 6, 7];
  const rows = [8, 9, 10, 11];
  const scales = [12, 13, 14, 15];
  const pass = (width: number): Code => {
    const own = rows.slice(0, width);
    const products = own.flatMap((row, lane) => [
      ...sum(get(row), get(at)),
      ...loadV128(),
      ...get(scales[lane] ?? 0),
      ...multiplyF32x4,
      ...addF32x4,
    ]);
    return [
      ...own.flatMap((row, lane) => assign(row, rowAddress(table, ids, 4 * lane, rowBytes))),
      ...own.flatMap((_, lane) => assign(scales[lane] ?? 0, splatAt(values, 4 * lane))),
      ...assign(at, i32(0)),
      ...whileBelow(
        at,
        rowBytes,
        sum(get(target), get(at)),
        sum(get(target), get(at)),
        loadV128(),
        products,
        storeV128(),
        increase(at, 16),
      ),
      ...increase(ids, 4 * width),
      ...increase(values, 4 * width),
    ];
  };
  return {
    name: 'addRows',
    parameters: new Array<number>(6).fill(I32),
    locals: [I32, I32, I32, I32, I32, I32, V128, V128, V128, V128],
    body: [
      ...assign(end, sum(get(ids), [...get(count), ...i32(-4), ...i32And, ...i32(4), ...i32Mul])),
      ...whileBelow(ids, end, pass(4)),
      ...assign(end, sum(get(end), [...get(count), ...i32(3), ...i32And, ...i32(4), ...i32Mul])),
      ...whileBelow(ids, end, pass(1)),
    ],
  };
}

/** The same over int8 rows, eight numbers a pass. */
export function addByteRowsFunction(): WasmFunction {
  const [target, table, ids, values, count, rowBytes, end, row, at, out, scale, bytes] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
  ];
  const addHalf = (widen: Code, offset: number): Code => [
    ...get(out),
    ...get(out),
    ...loadV128(offset),
    ...get(bytes),
    ...widen,
    ...i32AsF32x4,
    ...get(scale),
    ...multiplyF32x4,
    ...addF32x4,
    ...storeV128(offset),
  ];
  return {
    name: 'addByteRows',
    parameters: new Array<number>(6).fill(I32),
    locals: [I32, I32, I32, I32, V128, V128],
    body: [
      ...assign(end, sum(get(ids), [...get(count), ...i32(4), ...i32Mul])),
      ...whileBelow(
        ids,
        end,
        assign(row, rowAddress(table, ids, 0, rowBytes)),
        assign(scale, splatAt(values, 0)),
        assign(at, i32(0)),
        assign(out, get(target)),
        whileBelow(
          at,
          rowBytes,
          assign(bytes, sum(get(row), get(at)), loadBytesAsI16),
          addHalf(lowI16AsI32, 0),
          addHalf(highI16AsI32, 16),
          increase(at, 8),
          increase(out, 32),
        ),
        increase(ids, 4),
        increase(values, 4),
      ),
    ],
  };
}
