/** `target`, a longer array, with the numbers of `source` at its beginning. */
export function enlarged<A extends { set(source: A): void }>(source: A, target: A): A {
  target.set(source);
  return target;
}
