// The few WebAssembly instructions that simd-kernel.ts is written in, and the frame of a module around them
// (WebAssembly core specification 2.0, chapter 5). Each function returns the instruction's bytes.

export type Code = readonly number[];
export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number): Code => [0x21, ...unsigned(local)];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const f32 = (value: number): Code => [0x43, ...new Uint8Array(new Float32Array([value]).buffer)];
export const loadI32 = (offset = 0): Code => [0x28, 2, ...unsigned(offset)];
export const loadF32 = (offset = 0): Code => [0x2a, 2, ...unsigned(offset)];
export const storeF32: Code = [0x38, 2, 0];
export const i32Add: Code = [0x6a];
export const i32Mul: Code = [0x6c];
export const i32And: Code = [0x71];
export const i32Less: Code = [0x49];
export const i32GreaterOrEqual: Code = [0x4f];
export const f32Sqrt: Code = [0x91];
export const f32Add: Code = [0x92];
export const f32Multiply: Code = [0x94];
export const f32Divide: Code = [0x95];
/** Four floats. */
export const loadV128 = (offset = 0): Code => [0xfd, 0x00, 2, ...unsigned(offset)];
export const storeV128 = (offset = 0): Code => [0xfd, 0x0b, 2, ...unsigned(offset)];
/** Eight signed bytes, widened to 16 bits each. */
export const loadBytesAsI16: Code = [0xfd, 0x01, 0, 0];
export const zeroV128: Code = [0xfd, 0x0c, ...new Array<number>(16).fill(0)];
export const splatF32: Code = [0xfd, 0x13];
export const laneF32 = (lane: number): Code => [0xfd, 0x1f, lane];
export const addF32x4: Code = [0xfd, ...unsigned(0xe4)];
export const multiplyF32x4: Code = [0xfd, ...unsigned(0xe6)];
export const lowI16AsI32: Code = [0xfd, ...unsigned(0xa7)];
export const highI16AsI32: Code = [0xfd, ...unsigned(0xa8)];
export const i32AsF32x4: Code = [0xfd, ...unsigned(0xfa)];

/** Repeats `body` while `local` < `end` (unsigned), checked first. */
export function whileBelow(local: number, end: number, ...body: readonly Code[]): Code {
  const leave = [...get(local), ...get(end), ...i32GreaterOrEqual, 0x0d, 1];
  return [0x02, 0x40, 0x03, 0x40, ...leave, ...body.flat(), 0x0c, 0, 0x0b, 0x0b];
}

/** local += value */
export function increase(local: number, value: number): Code {
  return [...get(local), ...i32(value), ...i32Add, ...set(local)];
}

/** local = value, for code that leaves one value on the stack. */
export const assign = (local: number, ...value: readonly Code[]): Code => [...value.flat(), ...set(local)];
/** Sum of addresses. */
export const sum = (...terms: readonly [Code, ...Code[]]): Code => [
  ...terms[0],
  ...terms.slice(1).flatMap((term) => [...term, ...i32Add]),
];
/** Address of the row whose number stands at `idAddress` + offset. */
export const rowAddress = (table: number, idAddress: number, offset: number, rowBytes: number) =>
  sum(get(table), [...get(idAddress), ...loadI32(offset), ...get(rowBytes), ...i32Mul]);
/** The float at `address` + offset, four times. */
export const splatAt = (address: number, offset: number): Code => [
  ...get(address),
  ...loadF32(offset),
  ...splatF32,
];

export interface WasmFunction {
  readonly name: string;
  readonly parameters: readonly number[];
  readonly locals: readonly number[];
  readonly body: Code;
}

/** A module that imports memory `m.memory` and exports the functions, none of which returns anything. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const text = (name: string) => vector([...Buffer.from(name)].map((byte) => [byte]));
  const types = functions.map(({ parameters }) => [0x60, ...vector(parameters.map((type) => [type])), 0]);
  const imports = [[...text('m'), ...text('memory'), 2, 0, 1]];
  const bodies = functions.map(({ locals, body }) => {
    const code = [...vector(locals.map((type) => [1, type])), ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  return Uint8Array.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, types),
    ...section(2, imports),
    ...section(
      3,
      functions.map((_, index) => unsigned(index)),
    ),
    ...section(
      7,
      functions.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]),
    ),
    ...section(10, bodies),
  ]);
}

function section(id: number, entries: readonly Code[]): Code {
  const content = vector(entries);
  return [id, ...unsigned(content.length), ...content];
}

function vector(entries: readonly Code[]): Code {
  return [...unsigned(entries.length), ...entries.flat()];
}

/** LEB128 */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const last = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}
