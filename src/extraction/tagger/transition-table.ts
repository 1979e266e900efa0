import type { LabelScheme } from './label-scheme.js';
import { GLUE_KINDS } from './tokenize.js';

/**
 * Where the weights between neighbouring labels lie in one array: for each kind of glue the exits x starts, row by row,
 * then the inner pairs. What glue is between two tokens matters: `A-17` is seldom torn apart, a line break seldom bridged.
 */
export interface TransitionTable {
  readonly size: number;
  readonly perGlue: number;
  /** Where the inner pairs of a kind of glue begin. */
  readonly innerAt: number;
  /** Place of the weight from label to label; -1 where it is not allowed. */
  at(from: number, to: number, glue: number): number;
  /** True for labels after which a sequence may end. */
  isExit(label: number): boolean;
}

export function transitionTable({ count, exits, starts, inner }: LabelScheme): TransitionTable {
  const innerAt = exits.length * starts.length;
  const perGlue = innerAt + inner.length / 2;
  const places = new Int32Array(count * count).fill(-1);
  exits.forEach((exit, row) => {
    starts.forEach((start, column) => {
      places[exit * count + start] = row * starts.length + column;
    });
  });
  for (let pair = 0; 2 * pair < inner.length; pair++)
    places[(inner[2 * pair] as number) * count + (inner[2 * pair + 1] as number)] = innerAt + pair;
  return {
    size: GLUE_KINDS * perGlue,
    perGlue,
    innerAt,
    at: (from, to, glue) => {
      const place = places[from * count + to] as number;
      return place < 0 ? -1 : glue * perGlue + place;
    },
    isExit: (label) => exits.includes(label),
  };
}
