import type { StoredExample } from '../domain/example.js';
import type { Page, PageRequest } from './page.js';
import type { InsertOutcome } from './write-outcome.js';

export interface ExampleRepository {
  insertMany(examples: readonly StoredExample[]): Promise<readonly InsertOutcome[]>;
  remove(id: string): Promise<boolean>;
  /** Oldest first. `since`: only those created then or later; hand it in with every page. */
  list(
    query: PageRequest & { readonly label?: string | null; readonly golden?: boolean; readonly since?: Date },
  ): Promise<Page<StoredExample>>;
  count(): Promise<number>;
}
