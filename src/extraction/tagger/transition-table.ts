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
  const exitPlace = placesOf(exits, count);
  const startPlace = placesOf(starts, count);
  const innerPlace = new Map<number, number>();
  for (let pair = 0; 2 * pair < inner.length; pair++)
    innerPlace.set((inner[2 * pair] as number) * count + (inner[2 * pair + 1] as number), innerAt + pair);
  return {
    size: GLUE_KINDS * perGlue,
    perGlue,
    innerAt,
    at: (from, to, glue) => {
      const exit = exitPlace[from] as number;
      const start = startPlace[to] as number;
      const place =
        exit >= 0 && start >= 0 ? exit * starts.length + start : innerPlace.get(from * count + to);
      return place === undefined ? -1 : glue * perGlue + place;
    },
    isExit: (label) => (exitPlace[label] as number) >= 0,
  };
}

function placesOf(labels: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count).fill(-1);
  labels.forEach((label, place) => {
    places[label] = place;
  });
  return places;
}
