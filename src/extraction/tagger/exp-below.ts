const PER_HALVING = 16;
const MOST_HALVINGS = 60;
const LAST = PER_HALVING * MOST_HALVINGS;
/** 2^(-i / PER_HALVING) */
const POWERS = Float64Array.from({ length: LAST + 1 }, (_, i) => 2 ** (-i / PER_HALVING));
const STEP = Math.LN2 / PER_HALVING;

/**
 * exp(-x) for x >= 0, to a billionth part; from 2^-60 on it falls no further. A table and four terms of the series take
 * half the time of Math.exp, and there are some two thousand of these a message.
 */
export function expBelow(x: number): number {
  const steps = x * (1 / STEP);
  if (!(steps < LAST)) return POWERS[LAST] as number;
  const whole = steps | 0;
  const r = (steps - whole) * STEP;
  return (POWERS[whole] as number) * (1 - r * (1 - r * (1 / 2 - r * (1 / 6 - r * (1 / 24)))));
}
