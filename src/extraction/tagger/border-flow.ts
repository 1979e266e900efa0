import { createSimdKernel } from '../../classification/simd-kernel.js';
import type { LabelScheme } from './label-scheme.js';
import { GLUE_KINDS } from './tokenize.js';
import type { TransitionTable } from './transition-table.js';

/**
 * What flows from token to token between spans: from every label that may end one to every label that may begin one.
 * This is nearly all of a chain's arithmetic, (1 + 2 x types)^2 products a token and direction, hence done by the SIMD
 * kernel on float32. Arrays have one number for each of the scheme's exits, or starts, in their order, and some zeros.
 */
export interface BorderFlow {
  /** Of the token before: what leaves each exit. Written by the caller. */
  readonly leaving: Float32Array;
  /** Of the token: what each start leads to. Written by the caller. */
  readonly ahead: Float32Array;
  /** What the last call gave. */
  readonly sums: Float32Array;
  /** sums[start] = Σ leaving[exit] · exp(transition from exit to start) */
  forward(glue: number): void;
  /** sums[exit] = Σ ahead[start] · exp(transition from exit to start) */
  backward(glue: number): void;
  /** Notes leaving[exit] · ahead[start] for `addExpected`. */
  count(glue: number): void;
  /** Adds the expected number of times of each transition that `count` noted, and forgets them. */
  addExpected(expected: Float32Array): void;
  /** Takes over exp(transition) for each place of the transition table. */
  refresh(exps: Float64Array): void;
}

export function createBorderFlow(
  { exits, starts }: LabelScheme,
  { perGlue }: Pick<TransitionTable, 'perGlue'>,
): BorderFlow {
  const size = exits.length;
  const stride = Math.ceil(size / 4) * 4;
  const rowBytes = 4 * stride;
  const tableBytes = size * rowBytes;
  const allBytes = GLUE_KINDS * tableBytes;
  // memory: the tables by exits, by starts, and of counts; then four rows
  const [forwardAt, backwardAt, countsAt] = [0, allBytes, 2 * allBytes];
  const leavingAt = 3 * allBytes;
  const [aheadAt, sumsAt, idsAt] = [leavingAt + rowBytes, leavingAt + 2 * rowBytes, leavingAt + 3 * rowBytes];
  const kernel = createSimdKernel(idsAt + rowBytes);
  const { buffer } = kernel.memory;
  const tables = (at: number) => new Float32Array(buffer, at, allBytes / 4);
  const [forwards, backwards, counts] = [tables(forwardAt), tables(backwardAt), tables(countsAt)];
  const row = (at: number) => new Float32Array(buffer, at, stride);
  const sums = row(sumsAt);
  new Int32Array(buffer, idsAt, size).set(exits.map((_, place) => place));

  /** Calls `visit` with the places of each pair: in the transition table, in `forwards` and in `backwards`. */
  const eachPair = (visit: (at: number, forward: number, backward: number) => void): void => {
    for (let glue = 0; glue < GLUE_KINDS; glue++)
      for (let exit = 0; exit < size; exit++)
        for (let start = 0; start < size; start++)
          visit(
            glue * perGlue + exit * starts.length + start,
            (glue * size + exit) * stride + start,
            (glue * size + start) * stride + exit,
          );
  };
  return {
    leaving: row(leavingAt),
    ahead: row(aheadAt),
    sums,
    forward: (glue) => {
      sums.fill(0);
      kernel.addRows(sumsAt, forwardAt + glue * tableBytes, idsAt, leavingAt, size, rowBytes);
    },
    backward: (glue) => {
      sums.fill(0);
      kernel.addRows(sumsAt, backwardAt + glue * tableBytes, idsAt, aheadAt, size, rowBytes);
    },
    count: (glue) =>
      kernel.scatterRow(countsAt + glue * tableBytes, idsAt, leavingAt, aheadAt, size, rowBytes),
    addExpected: (expected) => {
      eachPair((at, place) => {
        expected[at] = (expected[at] as number) + (counts[place] as number) * (forwards[place] as number);
      });
      counts.fill(0);
    },
    refresh: (exps) =>
      eachPair((at, forward, backward) => {
        forwards[forward] = exps[at] as number;
        backwards[backward] = exps[at] as number;
      }),
  };
}
