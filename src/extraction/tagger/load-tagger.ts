import { ModelFileError } from '../../classification/model-file-error.js';
import { MANIFEST_FILE, sha256 } from '../../classification/model-manifest.js';
import { createTagger, type Tagger } from './tagger.js';
import { decodeTagger } from './tagger-file.js';
import { decodeTaggerManifest, TAGGER_FILE, type TaggerManifest } from './tagger-manifest.js';

export interface LoadedTagger {
  readonly tagger: Tagger;
  readonly manifest: TaggerManifest;
}

/** A tagger from its files (name to bytes), as training made them. Checks sizes and hashes. Throws ModelFileError. */
export function loadTagger(files: Readonly<Record<string, Uint8Array>>): LoadedTagger {
  const named = (name: string): Uint8Array => {
    const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
    if (bytes === undefined) throw new ModelFileError('missing-file', `The tagger lacks ${name}.`);
    return bytes;
  };
  const manifest = decodeTaggerManifest(named(MANIFEST_FILE));
  const bytes = named(TAGGER_FILE);
  if (bytes.length !== manifest.bytes)
    throw new ModelFileError(
      'damaged-file',
      `${TAGGER_FILE} has ${bytes.length} bytes instead of ${manifest.bytes}.`,
    );
  if (sha256(bytes) !== manifest.hash)
    throw new ModelFileError('damaged-file', `${TAGGER_FILE} was changed after training: its hash differs.`);
  return { tagger: createTagger(decodeTagger(bytes, manifest.types, TAGGER_FILE)), manifest };
}
