import {
  closedSchema,
  encodeSealed,
  type MadeBy,
  SEALED_OPTIONAL,
  SEALED_PROPERTIES,
  sealedReader,
} from '../../classification/sealed-manifest.js';

export const TAGGER_FORMAT = 'weiche-tagger';
export const TAGGER_FORMAT_VERSION = 1;
export const TAGGER_FILE = 'tagger.bin';

/** Everything about a tagger that is not weights: what it was made of, and how to repeat it. */
export interface TaggerManifest {
  readonly format: string;
  readonly formatVersion: number;
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** SHA-256 of the weights' file: equal for equal rows, settings and seed. */
  readonly hash: string;
  /** SHA-256 over what training reads of the rows, in their order. */
  readonly dataHash: string;
  /** Missing where it was trained before this was written, or by a test. */
  readonly madeBy?: MadeBy;
  readonly rows: number;
  readonly seed: number;
  /** Entity types in the order of the labels. */
  readonly types: readonly string[];
  /** Annotated spans of each type. */
  readonly spans: Readonly<Record<string, number>>;
  readonly settings: Readonly<Record<string, number>>;
  readonly warnings: readonly string[];
  readonly bytes: number;
  /** SHA-256 over this manifest's JSON without this key. */
  readonly manifestHash: string;
}

/** The manifest's bytes, closed by its own hash. */
export const encodeTaggerManifest = (manifest: Omit<TaggerManifest, 'manifestHash'>): Uint8Array =>
  encodeSealed(manifest);

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const numbers = { type: 'object', additionalProperties: { type: 'number' } } as const;

/** Reads and checks a manifest. Throws ModelFileError. */
export const decodeTaggerManifest = sealedReader<TaggerManifest>({
  format: TAGGER_FORMAT,
  formatVersion: TAGGER_FORMAT_VERSION,
  noun: 'tagger',
  described: 'a Weiche tagger; `weiche train-entities` makes one.',
  schema: closedSchema(
    {
      ...SEALED_PROPERTIES,
      rows: count,
      seed: { type: 'number' },
      types: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
      spans: numbers,
      settings: numbers,
      warnings: { type: 'array', items: text },
      bytes: count,
      manifestHash: text,
    },
    SEALED_OPTIONAL,
  ),
});
