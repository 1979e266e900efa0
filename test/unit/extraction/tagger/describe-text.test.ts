import { createDescriber } from '../../../../src/extraction/tagger/describe-text.js';
import { hashText, mixHashes } from '../../../../src/extraction/tagger/hash.js';
import { createHashIndex } from '../../../../src/extraction/tagger/hash-index.js';
import { phraseHash, phraseList } from '../../../../src/extraction/tagger/phrase-list.js';
import { tokenize } from '../../../../src/extraction/tagger/tokenize.js';
import { wordForms } from '../../../../src/extraction/tagger/word-forms.js';

const TEXT = 'Rechnung Nr.4711 ist doppelt: bitte die Rechnung\nan Größe XXL senden!\n\nDanke, 東京 👍';

function describer() {
  const frequent = createHashIndex();
  frequent.intern(hashText('die'));
  const words = Uint32Array.from([hashText('größe'), hashText('xxl')]);
  const known = Uint32Array.of(phraseHash(words, 0, 1), phraseHash(words, 0, 0));
  return createDescriber({ frequent, phrases: phraseList(known, Int32Array.of(0, 1)), topics: null });
}

describe('features', () => {
  // trained models know features by their hashes: with other ones they would still load, and find little
  it.each([
    { topic: null, sequences: 2, features: 852, sum: 773685642 },
    { topic: 3, sequences: 2, features: 995, sum: 1129228075 },
  ])('of a text are those that trained models know (topic $topic)', ({ topic, ...expected }) => {
    const found = { sequences: 0, features: 0, sum: 17 };
    const tokens = tokenize(TEXT);
    describer()(
      { text: TEXT, tokens, forms: wordForms(TEXT, tokens) },
      ({ length, offsets, hashes }) => {
        found.sequences++;
        found.features += offsets[length] as number;
        for (const hash of hashes.subarray(0, offsets[length])) found.sum = mixHashes(found.sum, hash);
        for (const offset of offsets.subarray(0, length + 1)) found.sum = mixHashes(found.sum, offset);
      },
      { topic, knows: () => true },
    );
    expect(found).toEqual(expected);
  });
});
