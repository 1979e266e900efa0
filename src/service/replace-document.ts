import type { UpdateOptions } from '../ports/document-repository.js';
import type { NamedRepository } from '../ports/named-repository.js';

const ATTEMPTS = 8;

/**
 * Creates a document or replaces whatever is stored under its key, whoever wrote last. Returns it as stored, or null
 * when others wrote in between time and again.
 */
export async function replaceDocument<T extends { readonly version: number }>(
  repository: NamedRepository<T>,
  key: string,
  {
    make,
    options,
  }: {
    /** `current`: what is stored now. */
    readonly make: (version: number, current: T | null) => T;
    readonly options?: () => UpdateOptions;
  },
): Promise<T | null> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const current = await repository.get(key);
    const next = make(current?.version ?? 0, current);
    if ((await repository.put(next, options?.())) === 'updated')
      return { ...next, version: next.version + 1 };
  }
  return null;
}
