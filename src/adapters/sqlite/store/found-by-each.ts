/** What is found by each of several values; values by which nothing is found are missing. */
export function foundByEach<T>(
  values: readonly string[],
  find: (value: string) => readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, readonly T[]>();
  for (const value of new Set(values)) {
    const own = find(value);
    if (own.length > 0) found.set(value, own);
  }
  return found;
}
