/** Something with a name that customers mention: a product, device, tariff, branch. */
export interface GazetteerEntry {
  /** Entity type, e.g. `product`. */
  readonly type: string;
  /** The normalised value. */
  readonly value: string;
  /** Other names and spellings. Default none. */
  readonly synonyms?: readonly string[];
}

export interface GazetteerName {
  readonly type: string;
  readonly value: string;
  /** The name's words, folded. */
  readonly words: readonly string[];
}

/** Names by their first word's first letter and length class, so that a message's word meets few of them. */
export interface CompiledGazetteer {
  readonly byFirstLetter: ReadonlyMap<string, readonly GazetteerName[]>;
}

const MAX_ENTRIES = 20_000;

/** Throws RangeError over 20,000 entries. Empty names are left out. */
export function compileGazetteer(entries: readonly GazetteerEntry[]): CompiledGazetteer {
  if (entries.length > MAX_ENTRIES) throw new RangeError(`gazetteer has more than ${MAX_ENTRIES} entries`);
  const byFirstLetter = new Map<string, GazetteerName[]>();
  for (const { type, value, synonyms = [] } of entries) {
    for (const name of [value, ...synonyms]) {
      const words = gazetteerWords(name);
      const letter = words[0]?.charAt(0);
      if (letter === undefined) continue;
      const names = byFirstLetter.get(letter) ?? [];
      names.push({ type, value, words });
      byFirstLetter.set(letter, names);
    }
  }
  // the longer name first: "EcoWash 500 Pro" before "EcoWash 500"
  for (const names of byFirstLetter.values()) names.sort((a, b) => b.words.length - a.words.length);
  return { byFirstLetter };
}

export function gazetteerWords(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
