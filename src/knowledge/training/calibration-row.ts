/** A row that the network has not seen. */
export interface CalibrationRow {
  readonly text: string;
  /** Index of the business case; -1: out of scope. */
  readonly target: number;
}
