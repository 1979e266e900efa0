import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generatedBlocks, withBlock } from '../../../src/app/generated-blocks.js';

describe('what the documents take from the code', () => {
  it.each(generatedBlocks().map((block) => [`${block.document}: ${block.name}`, block] as const))(
    '%s is up to date (node scripts/write-settings-table.mjs)',
    (_, block) => {
      const text = readFileSync(resolve('docs', block.document), 'utf8');
      expect(withBlock(text, block)).toBe(text);
    },
  );

  it('notices a document without the place for a block', () => {
    expect(() => withBlock('', { document: 'x.md', name: 'settings', content: '' })).toThrow('settings');
  });
});
