import { fitOutsideWeight } from '../../../../src/knowledge/training/outside-weight.js';

const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const right = many(400, (n) => ({ energy: 4 + (n % 20) / 10, outside: -3, inScope: true, correct: true }));

it('weighs the out-of-scope class where it knows what the energy does not', () => {
  // as much energy as what is in scope, but the class fires
  const outside = many(100, (n) => ({
    energy: 4.5 + (n % 10) / 10,
    outside: 3,
    inScope: false,
    correct: false,
  }));
  expect(fitOutsideWeight([...right, ...outside])).toBeGreaterThan(0);
});

it('leaves it out where it says nothing of rows that are out of scope', () => {
  // little energy, and the class fires for what is in scope rather than for these
  const known = right.map((row, n) => ({ ...row, outside: n % 3 }));
  const outside = many(100, (n) => ({
    energy: 3.5 + (n % 10) / 20,
    outside: -2,
    inScope: false,
    correct: false,
  }));
  expect(fitOutsideWeight([...known, ...outside])).toBe(0);
});

it('trusts energy alone where rows are few', () => {
  const outside = many(49, () => ({ energy: 4.5, outside: 3, inScope: false, correct: false }));
  expect(fitOutsideWeight([...right, ...outside])).toBe(0);
  expect(fitOutsideWeight([...right, ...outside, ...outside])).toBeGreaterThan(0);
});
