/** How customers name one kind of reference number. Sources of regular expressions, matched without regard to case. */
export interface NumberKind {
  readonly type: string;
  /** Word stems that make a label together with a word for number ("Bestell" + "-Nr."), or an abbreviation of both. */
  readonly stems: string;
  /** Words that are a label by themselves, as sure as stem and number word. */
  readonly labels?: string;
  /** Nouns ("Bestellung", "order"): a label only where the number follows at once. */
  readonly nouns: string;
  /**
   * Heads (lower case) of compounds that stems and nouns open with `[a-zäöüß]{0,N}`: without one of them in the text
   * these letters cannot match, and are left out of the search.
   */
  readonly compounds?: readonly string[];
  /** Fewest digits that a number directly behind a noun has. */
  readonly digitsAfterNoun: number;
  /** Numbers that carry their kind in front ("RE-2026-17"), without a label; the prefix is part of the value. */
  readonly prefixes?: string;
  /** Correctly spelt labels (lower case) with which a misspelt one is compared. */
  readonly spellings: readonly string[];
}
