import type { Language } from './language.js';

export interface ExampleEntity {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly value?: string;
}

/** A text with its business case, and where it came from. `label: null` is out of scope. */
export interface Example {
  readonly text: string;
  readonly label: string | null;
  readonly entities?: readonly ExampleEntity[];
  readonly language?: Language;
  readonly channel?: string;
  readonly subject?: string;
  /** File, writer or feedback that it came from. */
  readonly source?: string;
  /** Kind of company that it was written to (`shop`, `energy`, ...), to test on kinds that were not trained on. */
  readonly business?: string;
}

/** An example in the shared knowledge base. */
export interface StoredExample extends Example {
  readonly id: string;
  readonly version: number;
  /** Golden examples are never trained on. */
  readonly golden: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
}
