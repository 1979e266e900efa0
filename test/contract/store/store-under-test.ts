import type { Store } from '../../../src/ports/store.js';

export interface StoreUnderTest {
  readonly store: Store;
  /** One more connection to the same data, as another process has it. */
  connect(): Promise<Store>;
  /** Closes all connections and removes the data. */
  close(): Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderTest>;

/** What strings from outside may hold. */
export const HOSTILE_STRINGS: readonly string[] = [
  `'; DROP TABLE messages; --`,
  `"quoted" \\ back\\slash`,
  'nul\u0000 in the middle',
  'emoji \u{1f469}\u200d\u{1f4bb} and \u202eoverride',
  '__proto__',
  'constructor',
  '%_*?[a]',
  ' leading and trailing ',
  '2026-03-01T08:00:00.123Z',
  '{"$date": 1}',
  'Z\u0308urich',
  'x'.repeat(100_000),
];
