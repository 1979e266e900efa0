import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClassifier } from '../../../src/cli/open-classifier.js';
import { openTagger } from '../../../src/cli/open-tagger.js';

describe('a folder that is no model', () => {
  it.each([
    ['classifier', openClassifier],
    ['tagger', openTagger],
  ])('of a %s is named once', async (_, open) => {
    const folder = mkdtempSync(join(tmpdir(), 'weiche-no-model-'));
    for (const place of [folder, join(folder, 'none')])
      await expect(open(place)).rejects.toMatchObject({
        message: expect.stringMatching(new RegExp(`^${place}: This is not a model directory`)),
      });
  });
});
