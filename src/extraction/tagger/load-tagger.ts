import { checkFile, fileNamed, MANIFEST_FILE } from '../../classification/sealed-manifest.js';
import { createTagger, type Tagger } from './tagger.js';
import { decodeTagger } from './tagger-file.js';
import { decodeTaggerManifest, TAGGER_FILE, type TaggerManifest } from './tagger-manifest.js';

export interface LoadedTagger {
  readonly tagger: Tagger;
  readonly manifest: TaggerManifest;
}

/** A tagger from its files (name to bytes), as training made them. Checks sizes and hashes. Throws ModelFileError. */
export function loadTagger(files: Readonly<Record<string, Uint8Array>>): LoadedTagger {
  const manifest = decodeTaggerManifest(fileNamed(files, MANIFEST_FILE, 'tagger'));
  const bytes = fileNamed(files, TAGGER_FILE, 'tagger');
  checkFile(bytes, TAGGER_FILE, { bytes: manifest.bytes, sha256: manifest.hash });
  return { tagger: createTagger(decodeTagger(bytes, manifest.types, TAGGER_FILE)), manifest };
}
