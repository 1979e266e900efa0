import { de } from '../../../src/console/words/de.js';
import { en } from '../../../src/console/words/en.js';
import { BUILT_IN_ENTITY_TYPES } from '../../../src/domain/entity.js';

/** Every word of a language with its path; functions are told with their argument put in. */
function leaves(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value('X', 'Y'))]];
  return Object.entries(value as object).flatMap(([key, part]) => leaves(part, `${path}/${key}`));
}

describe('the page’s words', () => {
  it.each([
    ['German', de],
    ['English', en],
  ])('in %s are all there and not empty', (_, words) => {
    for (const [path, word] of leaves(words)) expect([path, word.trim()]).not.toEqual([path, '']);
    for (const type of BUILT_IN_ENTITY_TYPES) expect(Object.keys(words.entity)).toContain(type);
  });

  it('say the same things in both languages', () => {
    expect(leaves(de).map(([path]) => path)).toEqual(leaves(en).map(([path]) => path));
  });
});
