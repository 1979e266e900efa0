// What the manifests of classifiers and of taggers have in common: JSON closed by its own hash, beside files whose sizes and
// hashes it names.
import { createHash } from 'node:crypto';
import { Ajv, type ValidateFunction } from 'ajv';
import { ModelFileError } from './model-file-error.js';

export const MANIFEST_FILE = 'manifest.json';

/** What is read: a noun for its owner, and what a manifest of it must be. */
export interface ManifestKind {
  readonly format: string;
  readonly formatVersion: number;
  /** "model", as in "The model has format version 1". */
  readonly noun: string;
  /** What a foreign manifest does not describe: "a Weiche classifier." */
  readonly described: string;
  /** JSON Schema. */
  readonly schema: object;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The manifest's bytes, closed by its own hash. */
export function encodeSealed(manifest: object): Uint8Array {
  const closed = { ...manifest, manifestHash: sha256(JSON.stringify(manifest)) };
  return Buffer.from(`${JSON.stringify(closed, null, 1)}\n`);
}

/** Makes what reads and checks manifests of a kind. It throws ModelFileError. */
export function sealedReader<T extends { readonly manifestHash: string }>(
  kind: ManifestKind,
): (bytes: Uint8Array) => T {
  const isManifest: ValidateFunction<T> = ajv.compile<T>(kind.schema);
  return (bytes) => {
    let data: unknown;
    try {
      data = JSON.parse(Buffer.from(bytes).toString('utf8'));
    } catch (cause) {
      throw new ModelFileError('damaged-file', `${MANIFEST_FILE} is not JSON.`, { cause });
    }
    if (!isHeader(data) || data.format !== kind.format)
      throw new ModelFileError('not-a-model', `${MANIFEST_FILE} does not describe ${kind.described}`);
    if (data.formatVersion !== kind.formatVersion) {
      throw new ModelFileError(
        'unknown-version',
        `The ${kind.noun} has format version ${data.formatVersion}; this program reads ${kind.formatVersion}. Train it again.`,
      );
    }
    if (!isManifest(data)) {
      const problem = isManifest.errors?.[0];
      throw new ModelFileError(
        'damaged-file',
        `${MANIFEST_FILE}${problem?.instancePath ?? ''}: ${problem?.message ?? 'unreadable'}.`,
      );
    }
    const { manifestHash, ...unsigned } = data;
    if (sha256(JSON.stringify(unsigned)) !== manifestHash)
      throw new ModelFileError('damaged-file', `${MANIFEST_FILE} was changed after training.`);
    return data;
  };
}

/** The file of that name, of a model or a tagger (`noun`). Throws ModelFileError. */
export function fileNamed(
  files: Readonly<Record<string, Uint8Array>>,
  name: string,
  noun: string,
): Uint8Array {
  const bytes = Object.hasOwn(files, name) ? files[name] : undefined;
  if (bytes === undefined) throw new ModelFileError('missing-file', `The ${noun} lacks ${name}.`);
  return bytes;
}

/** Throws ModelFileError where the file is not the one that the manifest names. */
export function checkFile(
  bytes: Uint8Array,
  name: string,
  expected: { readonly bytes?: number | undefined; readonly sha256?: string | undefined } | undefined,
): void {
  if (bytes.length !== expected?.bytes)
    throw new ModelFileError(
      'damaged-file',
      `${name} has ${bytes.length} bytes instead of ${expected?.bytes}.`,
    );
  if (sha256(bytes) !== expected.sha256)
    throw new ModelFileError('damaged-file', `${name} was changed after training: its hash differs.`);
}

/** Which programs trained a model. No part of its `hash`, which is equal for equal weights. */
export interface MadeBy {
  /** Version of Weiche. */
  readonly weiche: string;
  /** Version of Node, as `v24.1.0`. */
  readonly node: string;
}

/** What every manifest begins with; `madeBy` may be missing. */
export const SEALED_PROPERTIES = {
  format: { type: 'string' },
  formatVersion: { type: 'integer', minimum: 0 },
  id: { type: 'string', minLength: 1, maxLength: 200 },
  createdAt: { type: 'string' },
  hash: { type: 'string' },
  dataHash: { type: 'string' },
  madeBy: {
    type: 'object',
    additionalProperties: false,
    required: ['weiche', 'node'],
    properties: { weiche: { type: 'string' }, node: { type: 'string' } },
  },
} as const;

/** Manifests from before it was written are read as well. */
export const SEALED_OPTIONAL = ['madeBy'] as const;

/** An object with exactly these keys, of which some may be missing. */
export function closedSchema(
  properties: Readonly<Record<string, object>>,
  optional: readonly string[] = [],
): object {
  return {
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    properties,
  };
}

const ajv = new Ajv();
const isHeader = ajv.compile<{ format: string; formatVersion: number }>({
  type: 'object',
  required: ['format', 'formatVersion'],
  properties: { format: { type: 'string' }, formatVersion: { type: 'number' } },
});
