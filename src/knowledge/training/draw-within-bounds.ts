import type { Example } from '../../domain/example.js';
import { labelKey } from '../label-key.js';
import { createSeededRandom } from './seeded-random.js';
import { TrainingError } from './training-error.js';

/** What a training takes, so that memory and time stay bounded however much there is: ten times BANKING77, some six minutes. */
export const TRAINING_BOUNDS: DrawBounds = { rows: 100_000, characters: 30_000_000 };

/** With more labels than this something else was taken for them, and no part of the rows would do. */
const MOST_CASES = 20_000;

export interface DrawBounds {
  readonly rows: number;
  /** Of all texts together. */
  readonly characters: number;
}

/** Takes rows one by one and keeps a part of them that is within bounds. */
export interface BoundedDraw {
  /** Throws TrainingError `too-many-cases`. */
  add(row: Example): void;
  /** What was kept, in the order in which it came. */
  rows(): readonly Example[];
  /** How many were added. */
  readonly seen: number;
}

interface CaseRows {
  seen: number;
  readonly kept: KeptRow[];
}

interface KeptRow {
  readonly place: number;
  readonly row: Example;
}

/**
 * A random part of the rows of each case, the same number of every case that has so many: rare cases stay whole, as
 * they need each row, and of the large ones what is left out would teach least (reservoirs, Vitter 1985, whose common size
 * shrinks when all together become too many). Equal rows and seed give equal parts.
 */
export function drawWithinBounds(bounds: DrawBounds, seed: number): BoundedDraw {
  const random = createSeededRandom(seed);
  const cases = new Map<string | null, CaseRows>();
  let size = Number.POSITIVE_INFINITY;
  let seen = 0;
  let rows = 0;
  let characters = 0;

  const shrink = (): void => {
    const all = [...cases.values()].map(({ kept }) => ({
      kept,
      characters: kept.reduce((sum, { row }) => sum + row.text.length, 0),
    }));
    const fits = (candidate: number) => {
      const shares = all.map((one) => Math.min(1, candidate / one.kept.length));
      return (
        all.reduce((sum, { kept }, at) => sum + kept.length * (shares[at] as number), 0) <= bounds.rows &&
        all.reduce((sum, one, at) => sum + one.characters * (shares[at] as number), 0) <= bounds.characters
      );
    };
    let [low, high] = [1, Math.max(...all.map(({ kept }) => kept.length))];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (fits(middle)) low = middle;
      else high = middle - 1;
    }
    size = low;
    [rows, characters] = [0, 0];
    for (const { kept } of all) {
      while (kept.length > size) {
        const place = random.below(kept.length);
        kept[place] = kept[kept.length - 1] as KeptRow;
        kept.pop();
      }
      rows += kept.length;
      for (const { row } of kept) characters += row.text.length;
    }
  };

  return {
    get seen() {
      return seen;
    },
    add(row) {
      const key = row.label === null ? null : labelKey(row.label);
      const own = cases.get(key) ?? { seen: 0, kept: [] };
      cases.set(key, own);
      if (cases.size > MOST_CASES)
        throw new TrainingError(
          'too-many-cases',
          `The rows have more than ${MOST_CASES} different labels: is the right field given as label?`,
        );
      own.seen++;
      const kept = { place: seen++, row };
      if (own.kept.length < size) {
        own.kept.push(kept);
        rows++;
        characters += row.text.length;
      } else {
        const place = random.below(own.seen);
        const replaced = own.kept[place];
        if (replaced !== undefined) {
          own.kept[place] = kept;
          characters += row.text.length - replaced.row.text.length;
        }
      }
      // a tenth more, so that not every row means another look at all of them
      if (rows > 1.1 * bounds.rows || characters > 1.1 * bounds.characters) shrink();
    },
    rows() {
      if (rows > bounds.rows || characters > bounds.characters) shrink();
      return [...cases.values()]
        .flatMap(({ kept }) => kept)
        .sort((a, b) => a.place - b.place)
        .map(({ row }) => row);
    },
  };
}
