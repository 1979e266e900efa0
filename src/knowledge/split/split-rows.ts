// Splits rows into what is trained on, what confidence is fitted on and what every model is judged by. A row's part hangs
// on its own hash alone, so that rows which come later move none of those that are there: what was golden stays unseen.
import { createHash } from 'node:crypto';
import { foldCase } from '../../text/fold-case.js';

export const PARTS = ['train', 'validation', 'golden'] as const;
export type Part = (typeof PARTS)[number];

export interface RowToSplit {
  readonly text: string;
  /** Null: out of scope. */
  readonly label: string | null;
  /** Conversation or writer: the rows of one stay together. Without it, rows of the same text do. */
  readonly group?: string;
}

export interface SplitSettings {
  /** Shares of the rows, 0..1 together below 1. */
  readonly validation: number;
  readonly golden: number;
  readonly seed: number;
}

export interface Split {
  /** The part of each row, in order; null: left out, since the same text stands in an earlier part. */
  readonly parts: readonly (Part | null)[];
}

/** A case gets at least this share of what is due to it, as far as it has groups. */
const LEAST_OF_QUOTA = 0.5;

/**
 * A group's place, its hash with the seed as a number in 0..1, decides: golden below `golden`, then validation, then
 * training. Chance may leave a small case without golden rows: then its training groups of the lowest places follow, until
 * it has one row and half of its quota; every case keeps a group to learn from. Only those may move again when rows are added.
 * A text that training has is left out of validation and golden, and one that validation has, out of golden.
 */
export function splitRows(rows: readonly RowToSplit[], settings: SplitSettings): Split {
  const { validation, golden, seed } = settings;
  const keys = rows.map(({ text }) => foldCase(text).replace(/\s+/g, ' ').trim());
  const groupOf = rows.map(({ group }, row) =>
    group === undefined ? `text ${keys[row]}` : `group ${group}`,
  );
  const places = new Map(groupOf.map((group) => [group, placeOf(group, seed)]));
  const partOf = new Map<string, Part>();
  for (const [group, place] of places) {
    partOf.set(group, place < golden ? 'golden' : place < golden + validation ? 'validation' : 'train');
  }
  const byCase = new Map<string | null, Map<string, number>>();
  rows.forEach(({ label }, row) => {
    const groups = byCase.get(label) ?? new Map<string, number>();
    groups.set(groupOf[row] ?? '', (groups.get(groupOf[row] ?? '') ?? 0) + 1);
    byCase.set(label, groups);
  });
  const cases = [...byCase.values()];
  const inOrder = (groups: ReadonlyMap<string, number>) =>
    [...groups.keys()].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  const training = (groups: ReadonlyMap<string, number>) =>
    inOrder(groups).filter((group) => partOf.get(group) === 'train');
  for (const groups of cases) {
    const last = inOrder(groups).at(-1);
    if (last !== undefined && training(groups).length === 0) partOf.set(last, 'train');
  }
  /** Every case keeps something to learn from. */
  const maySpare = (group: string) =>
    cases.every((groups) => !groups.has(group) || training(groups).length > 1);
  for (const groups of cases) {
    const total = [...groups.values()].reduce((sum, count) => sum + count, 0);
    for (const [part, share] of [['golden', golden] as const, ['validation', validation] as const]) {
      const least = share === 0 ? 0 : Math.max(1, Math.floor(share * total * LEAST_OF_QUOTA));
      let count = 0;
      for (const [group, rowsOfGroup] of groups) if (partOf.get(group) === part) count += rowsOfGroup;
      for (const group of training(groups)) {
        if (count >= least) break;
        if (!maySpare(group)) continue;
        partOf.set(group, part);
        count += groups.get(group) ?? 0;
      }
    }
  }
  return {
    parts: withoutKnownTexts(
      keys,
      groupOf.map((group) => partOf.get(group) ?? 'train'),
    ),
  };
}

function placeOf(group: string, seed: number): number {
  return createHash('sha256').update(`${seed}\n${group}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** A text that was learnt would be known by heart. */
function withoutKnownTexts(keys: readonly string[], parts: readonly Part[]): readonly (Part | null)[] {
  const having = (part: Part) => new Set(keys.filter((_, row) => parts[row] === part));
  const [train, validation] = [having('train'), having('validation')];
  return parts.map((part, row) => {
    const key = keys[row] ?? '';
    const isKnown = (part !== 'train' && train.has(key)) || (part === 'golden' && validation.has(key));
    return isKnown ? null : part;
  });
}
