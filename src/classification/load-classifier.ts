import { type Classifier, createClassifier } from './classifier.js';
import { decodeLinear } from './linear-file.js';
import { decodeMember } from './member-file.js';
import { ModelFileError } from './model-file-error.js';
import { decodeManifest, MANIFEST_FILE, type ModelManifest, sha256 } from './model-manifest.js';
import { networkFeatures, vocabularySize } from './vocabulary.js';
import { decodeVocabulary } from './vocabulary-file.js';

export const VOCABULARY_FILE = 'vocabulary.jsonl';
export const LINEAR_FILE = 'linear.bin';

/** File name of a member, from 0. */
export function memberFile(index: number): string {
  return `member-${index}.bin`;
}

/**
 * A classifier from its files (name to bytes), as `trainClassifier` made them and the registry keeps them. Checks every
 * size and hash. Synchronous and without TensorFlow.js. Throws ModelFileError.
 */
export function loadClassifier(files: Readonly<Record<string, Uint8Array>>): Classifier {
  const manifest = decodeManifest(fileNamed(files, MANIFEST_FILE));
  const names = Object.keys(manifest.files);
  for (const name of names) checkFile(files, name, manifest);
  const vocabulary = decodeVocabulary(fileNamed(files, VOCABULARY_FILE), VOCABULARY_FILE);
  const members = names
    .filter((name) => name !== VOCABULARY_FILE && name !== LINEAR_FILE)
    .sort()
    .map((name) => decodeMember(fileNamed(files, name), name));
  if (members.length === 0) throw new ModelFileError('damaged-file', 'The model has no members.');
  const linear = manifest.linear === null ? null : decodeLinear(fileNamed(files, LINEAR_FILE), LINEAR_FILE);
  const fits =
    members.every(
      ({ features, classes }) => features === networkFeatures(vocabulary) && classes === manifest.classes,
    ) &&
    (linear === null ||
      (linear.features === vocabularySize(vocabulary) && linear.classes === manifest.labels.length));
  if (!fits)
    throw new ModelFileError('damaged-file', 'Members and vocabulary of the model do not belong together.');
  return createClassifier({ manifest, vocabulary, members, linear });
}

function fileNamed(files: Readonly<Record<string, Uint8Array>>, name: string): Uint8Array {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
  if (bytes === undefined) throw new ModelFileError('missing-file', `The model lacks ${name}.`);
  return bytes;
}

function checkFile(files: Readonly<Record<string, Uint8Array>>, name: string, manifest: ModelManifest): void {
  const bytes = fileNamed(files, name);
  const expected = manifest.files[name];
  if (bytes.length !== expected?.bytes)
    throw new ModelFileError(
      'damaged-file',
      `${name} has ${bytes.length} bytes instead of ${expected?.bytes}.`,
    );
  if (sha256(bytes) !== expected.sha256)
    throw new ModelFileError('damaged-file', `${name} was changed after training: its hash differs.`);
}
