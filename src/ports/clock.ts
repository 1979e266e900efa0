/** Wall-clock time. Promises no monotony: a clock may be stepped. */
export interface Clock {
  now(): Date;
}
