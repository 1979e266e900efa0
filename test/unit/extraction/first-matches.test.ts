import { extractEntities } from '../../../src/extraction/extract-entities.js';
import { firstMatches } from '../../../src/extraction/first-matches.js';

describe('matches in a text', () => {
  it('are all found in a message, and the first 2,000 in hostile text', () => {
    expect([...firstMatches('a1 a2 b3', /a(\d)/g)].map(([, digit]) => digit)).toEqual(['1', '2']);
    expect([...firstMatches('a'.repeat(5_000), /a/g)]).toHaveLength(2_000);
    expect(extractEntities({ text: '5 € '.repeat(3_000) })).toHaveLength(2_000);
  });
});
