import { createUlidIds } from '../../../../src/adapters/system/ulid-ids.js';

// more than the pool of random bytes holds, several times
const MANY = 5000;

test('ids are ULIDs, ascend and differ', () => {
  const ids = createUlidIds();
  const made = Array.from({ length: MANY }, () => ids.next());
  expect(made.every((id) => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id))).toBe(true);
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(MANY);
});

test('two makers of one moment do not meet', () => {
  const first = createUlidIds();
  const second = createUlidIds();
  const made = Array.from({ length: MANY }, () => [first.next(), second.next()]).flat();
  expect(new Set(made).size).toBe(2 * MANY);
});

test('every random character is used', () => {
  // each id of another moment draws anew, so a fault in the bounds would show as characters that never come
  const makers = Array.from({ length: 400 }, createUlidIds);
  const characters = new Set(makers.flatMap((ids) => [...ids.next().slice(10)]));
  expect(characters.size).toBe(32);
});
