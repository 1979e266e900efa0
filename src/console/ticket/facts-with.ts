import type { FactMark } from './use-ticket-actions.js';

interface Fact extends FactMark {
  readonly value: string;
}

const mark = ({ type, start, end, messageId, value }: Fact): FactMark => ({
  type,
  start,
  end,
  messageId,
  value,
});

/** The facts with one more, which takes the place of those that it overlaps. */
export function factsWith(facts: readonly Fact[], added: FactMark): readonly FactMark[] {
  const overlaps = (fact: Fact) =>
    fact.messageId === added.messageId && fact.start < added.end && added.start < fact.end;
  return [...facts.filter((fact) => !overlaps(fact)).map(mark), added];
}

/** The facts without one. */
export function factsWithout(facts: readonly Fact[], removed: Fact): readonly FactMark[] {
  return facts.filter((fact) => fact !== removed).map(mark);
}
