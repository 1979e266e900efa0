import { encodeLinear } from '../../classification/linear-file.js';
import { LINEAR_FILE, memberFile, VOCABULARY_FILE } from '../../classification/load-classifier.js';
import { encodeMember } from '../../classification/member-file.js';
import { encodeManifest, type UnsignedManifest } from '../../classification/model-manifest.js';
import { MANIFEST_FILE, sha256 } from '../../classification/sealed-manifest.js';
import type { Vocabulary } from '../../classification/vocabulary.js';
import { encodeVocabulary } from '../../classification/vocabulary-file.js';
import type { TrainedEnsemble } from './trained-ensemble.js';

export interface ModelContents {
  readonly vocabulary: Vocabulary;
  readonly delivered: TrainedEnsemble;
  readonly warnings: readonly string[];
  readonly metrics: Readonly<Record<string, number | null>>;
}

/** Writes the files, and the manifest over their hashes. */
export function sealModel(
  manifest: UnsignedManifest,
  { vocabulary, delivered, warnings, metrics }: ModelContents,
) {
  const contents: Readonly<Record<string, Uint8Array>> = Object.fromEntries([
    [VOCABULARY_FILE, encodeVocabulary(vocabulary)],
    ...delivered.networks.map(({ member }, index): [string, Uint8Array] => [
      memberFile(index),
      encodeMember(member),
    ]),
    ...(delivered.linear === null ? [] : [[LINEAR_FILE, encodeLinear(delivered.linear)] as const]),
  ]);
  const files = Object.fromEntries(
    Object.entries(contents).map(([name, bytes]) => [name, { bytes: bytes.length, sha256: sha256(bytes) }]),
  );
  const hash = sha256(
    JSON.stringify([files, manifest.labels, manifest.classes, manifest.calibration, manifest.linear]),
  );
  const unsigned: UnsignedManifest = {
    ...manifest,
    id: manifest.id || `model-${hash.slice(0, 12)}`,
    hash,
    files,
    warnings,
    metrics,
  };
  const { manifestHash: _, ...rest } = { ...unsigned, manifestHash: '' };
  const bytes = encodeManifest(rest);
  return {
    files: { [MANIFEST_FILE]: bytes, ...contents },
    manifest: { ...rest, manifestHash: sha256(JSON.stringify(rest)) },
  };
}
