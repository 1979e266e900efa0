/** What `weiche bench classify|train` take from the command line. */
export interface BenchFlags {
  readonly data?: readonly string[];
  readonly test?: readonly string[];
  readonly backend?: string;
  /** Program that runs Python 3 for the peers in scikit-learn. */
  readonly python?: string;
  readonly json?: true;
}
