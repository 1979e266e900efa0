/** What `weiche bench classify|train` take from the command line. */
export interface BenchFlags {
  readonly data?: readonly string[];
  readonly test?: readonly string[];
  readonly backend?: string;
  readonly json?: true;
}
