/** A point of a small line chart, in units of its drawing. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly points: readonly CurvePoint[];
  /** What the lower edge stands for: the next tenth below the lowest value, so that a difference is seen. */
  readonly lowest: number;
}

/** Places values of 0..1 over amounts: from 0 to the largest amount, from the next tenth below the lowest value to 1. */
export function curvePoints(
  values: readonly { readonly amount: number; readonly value: number }[],
  { width, height }: { readonly width: number; readonly height: number },
): Curve {
  const most = Math.max(1, ...values.map(({ amount }) => amount));
  const lowest = Math.max(0, Math.floor(Math.min(0.9, ...values.map(({ value }) => value)) * 10) / 10);
  return {
    lowest,
    points: values.map(({ amount, value }) => ({
      x: (amount / most) * width,
      y: height - ((value - lowest) / (1 - lowest)) * height,
    })),
  };
}
