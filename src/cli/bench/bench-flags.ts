/** What `weiche bench classify|train` take from the command line. */
export interface BenchFlags {
  readonly data?: readonly string[];
  readonly test?: readonly string[];
  readonly backend?: string;
  /** Program that runs Python 3 for fastText and scikit-learn. */
  readonly python?: string;
  /** Directory whose node_modules has @nlpjs/basic. */
  readonly nlpjs?: string;
  readonly json?: true;
}
