import { Ajv } from 'ajv';
import { ModelFileError } from '../../classification/model-file-error.js';
import { MANIFEST_FILE, sha256 } from '../../classification/model-manifest.js';

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
export function encodeTaggerManifest(manifest: Omit<TaggerManifest, 'manifestHash'>): Uint8Array {
  const closed = { ...manifest, manifestHash: sha256(JSON.stringify(manifest)) };
  return Buffer.from(`${JSON.stringify(closed, null, 1)}\n`);
}

/** Reads and checks a manifest. Throws ModelFileError. */
export function decodeTaggerManifest(bytes: Uint8Array): TaggerManifest {
  let data: unknown;
  try {
    data = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (cause) {
    throw new ModelFileError('damaged-file', `${MANIFEST_FILE} is not JSON.`, { cause });
  }
  if (!isHeader(data) || data.format !== TAGGER_FORMAT)
    throw new ModelFileError(
      'not-a-model',
      `${MANIFEST_FILE} does not describe a Weiche tagger; \`weiche train-entities\` makes one.`,
    );
  if (data.formatVersion !== TAGGER_FORMAT_VERSION)
    throw new ModelFileError(
      'unknown-version',
      `The tagger has format version ${data.formatVersion}; this program reads ${TAGGER_FORMAT_VERSION}. Train it again.`,
    );
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
}

const ajv = new Ajv();
const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const numbers = { type: 'object', additionalProperties: { type: 'number' } } as const;

const isHeader = ajv.compile<{ format: string; formatVersion: number }>({
  type: 'object',
  required: ['format', 'formatVersion'],
  properties: { format: text, formatVersion: { type: 'number' } },
});

const PROPERTIES = {
  format: text,
  formatVersion: count,
  id: { type: 'string', minLength: 1, maxLength: 200 },
  createdAt: text,
  hash: text,
  dataHash: text,
  rows: count,
  seed: { type: 'number' },
  types: { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
  spans: numbers,
  settings: numbers,
  warnings: { type: 'array', items: text },
  bytes: count,
  manifestHash: text,
} as const;

const isManifest = ajv.compile<TaggerManifest>({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(PROPERTIES),
  properties: PROPERTIES,
});
