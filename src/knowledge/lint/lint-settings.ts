import { BUILT_IN_ENTITY_TYPES } from '../../domain/entity.js';

/** What the checks are held against. */
export interface LintSettings {
  /** Fewest rows of a case in each language that the case has rows in. Default 30 (docs/data-format.md). */
  readonly leastRows: number;
  /** Shingle similarity above which two texts are nearly the same, 0..1. Default .8. */
  readonly similarity: number;
  /** Longest text in characters. Default 5000. */
  readonly longestText: number;
  /** Entity types that may be annotated. Default the built-in ones. */
  readonly entityTypes: ReadonlySet<string>;
  /** Keys of the business cases; null: any label is known. Default null. */
  readonly businessCases: ReadonlySet<string> | null;
}

export const DEFAULT_LINT_SETTINGS: LintSettings = {
  leastRows: 30,
  similarity: 0.8,
  longestText: 5000,
  entityTypes: new Set(BUILT_IN_ENTITY_TYPES),
  businessCases: null,
};
