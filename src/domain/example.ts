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

/** What one agent said of the message that an example comes from. */
export interface Verdict {
  readonly agentId: string;
  /** Null: out of scope. */
  readonly label: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** An example in the shared knowledge base. */
export interface StoredExample extends Example {
  readonly id: string;
  readonly version: number;
  /** Golden examples are never trained on. */
  readonly golden: boolean;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Only on examples from feedback: the latest word of each agent who judged the message. */
  readonly verdicts?: readonly Verdict[];
  /** Only on corrections that a second person has to agree with before anything is learnt from them. */
  readonly awaitsAgreement?: true;
  /** Its label was suspected, and a person has read it: it is not suspected again. */
  readonly checked?: true;
  /** A person took this text out: nothing is learnt from it, nor from the row that was shipped with the product. */
  readonly withdrawn?: true;
}

/**
 * False while agents disagree about an example, or a second one has yet to agree, and for what was taken out: then nothing
 * is learnt from it.
 */
export const isLearnt = (
  example: Pick<StoredExample, 'label' | 'verdicts' | 'awaitsAgreement' | 'withdrawn'>,
): boolean => example.awaitsAgreement !== true && example.withdrawn !== true && !isDisputed(example);

/** True when as many agents say something else as say what the example is labelled with: nothing is learnt from it. */
export function isDisputed({ label, verdicts = [] }: Pick<StoredExample, 'label' | 'verdicts'>): boolean {
  const votes = new Map<string | null, number>();
  for (const verdict of verdicts) votes.set(verdict.label, (votes.get(verdict.label) ?? 0) + 1);
  const own = votes.get(label) ?? 0;
  return [...votes].some(([other, count]) => other !== label && count >= own);
}
