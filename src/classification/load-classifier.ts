import { type Classifier, createClassifier, createEnsemble } from './classifier.js';
import { decodeLinear } from './linear-file.js';
import { decodeMember } from './member-file.js';
import { ModelFileError } from './model-file-error.js';
import { decodeManifest } from './model-manifest.js';
import { checkFile, fileNamed, MANIFEST_FILE } from './sealed-manifest.js';
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
  const named = (name: string) => fileNamed(files, name, 'model');
  const manifest = decodeManifest(named(MANIFEST_FILE));
  const names = Object.keys(manifest.files);
  for (const name of names) checkFile(named(name), name, manifest.files[name]);
  const vocabulary = decodeVocabulary(named(VOCABULARY_FILE), VOCABULARY_FILE);
  const members = names
    .filter((name) => name !== VOCABULARY_FILE && name !== LINEAR_FILE)
    .sort()
    .map((name) => decodeMember(named(name), name));
  if (members.length === 0) throw new ModelFileError('damaged-file', 'The model has no members.');
  const linear = manifest.linear === null ? null : decodeLinear(named(LINEAR_FILE), LINEAR_FILE);
  const { caseWeights } = manifest.calibration;
  const fits =
    (caseWeights === undefined || caseWeights.length === manifest.labels.length) &&
    members.every(
      ({ features, classes }) => features === networkFeatures(vocabulary) && classes === manifest.classes,
    ) &&
    (linear === null ||
      (linear.features === vocabularySize(vocabulary) && linear.classes === manifest.labels.length));
  if (!fits)
    throw new ModelFileError('damaged-file', 'Members and vocabulary of the model do not belong together.');
  return createClassifier(manifest, createEnsemble({ vocabulary, members, linear }));
}
