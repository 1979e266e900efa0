import {
  addF32x4,
  assign,
  type Code,
  F32,
  f32,
  f32Add,
  f32Divide,
  f32Multiply,
  f32Sqrt,
  get,
  I32,
  i32,
  i32Mul,
  increase,
  laneF32,
  loadF32,
  loadI32,
  loadV128,
  multiplyF32x4,
  rowAddress,
  splatAt,
  splatF32,
  storeF32,
  storeV128,
  sum,
  V128,
  type WasmFunction,
  whileBelow,
  zeroV128,
} from './wasm-assembler.js';

/** table[ids[i]] += values[i] · source. */
export function scatterRowFunction(): WasmFunction {
  const [table, ids, values, source, count, rowBytes, end, row, at, scale] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  return {
    name: 'scatterRow',
    parameters: new Array<number>(6).fill(I32),
    locals: [I32, I32, I32, V128],
    body: [
      ...assign(end, sum(get(ids), [...get(count), ...i32(4), ...i32Mul])),
      ...whileBelow(
        ids,
        end,
        assign(row, rowAddress(table, ids, 0, rowBytes)),
        assign(scale, splatAt(values, 0)),
        assign(at, i32(0)),
        whileBelow(
          at,
          rowBytes,
          sum(get(row), get(at)),
          sum(get(row), get(at)),
          loadV128(),
          sum(get(source), get(at)),
          loadV128(),
          get(scale),
          multiplyF32x4,
          addF32x4,
          storeV128(),
          increase(at, 16),
        ),
        increase(ids, 4),
        increase(values, 4),
      ),
    ],
  };
}

/** RMSProp on the rows of the table, and the gradients set to zero. */
export function updateRowsFunction(): WasmFunction {
  const [table, moments, ids, gradients, count, rowBytes, width, learningRate, correction] = [
    0, 1, 2, 3, 4, 5, 6, 7, 8,
  ];
  const [end, row, at, moment, momentAddress, total] = [9, 10, 11, 12, 13, 14];
  const gradient: Code = [...sum(get(gradients), get(at)), ...loadV128()];
  const lanes = [0, 1, 2, 3].flatMap((lane) => [
    ...get(total),
    ...laneF32(lane),
    ...(lane === 0 ? [] : f32Add),
  ]);
  return {
    name: 'updateRows',
    parameters: [I32, I32, I32, I32, I32, I32, F32, F32, F32],
    locals: [I32, I32, I32, F32, I32, V128],
    body: [
      ...assign(end, sum(get(ids), [...get(count), ...i32(4), ...i32Mul])),
      ...whileBelow(
        ids,
        end,
        assign(total, zeroV128),
        assign(at, i32(0)),
        whileBelow(
          at,
          rowBytes,
          assign(total, get(total), gradient, gradient, multiplyF32x4, addF32x4),
          increase(at, 16),
        ),
        assign(momentAddress, sum(get(moments), [...get(ids), ...loadI32(), ...i32(4), ...i32Mul])),
        // moment = .999 moment + .001 mean of squares
        assign(
          moment,
          get(momentAddress),
          loadF32(),
          f32(0.999),
          f32Multiply,
          lanes,
          get(width),
          f32Divide,
          f32(0.001),
          f32Multiply,
          f32Add,
        ),
        get(momentAddress),
        get(moment),
        storeF32,
        // the row's step: -learning rate / (root of the corrected moment + 1e-8)
        assign(
          moment,
          get(learningRate),
          f32(-1),
          f32Multiply,
          get(moment),
          get(correction),
          f32Multiply,
          f32Sqrt,
          f32(1e-8),
          f32Add,
          f32Divide,
        ),
        assign(row, rowAddress(table, ids, 0, rowBytes)),
        assign(total, get(moment), splatF32),
        assign(at, i32(0)),
        whileBelow(
          at,
          rowBytes,
          sum(get(row), get(at)),
          sum(get(row), get(at)),
          loadV128(),
          gradient,
          get(total),
          multiplyF32x4,
          addF32x4,
          storeV128(),
          sum(get(gradients), get(at)),
          zeroV128,
          storeV128(),
          increase(at, 16),
        ),
        increase(ids, 4),
        assign(gradients, sum(get(gradients), get(rowBytes))),
      ),
    ],
  };
}
