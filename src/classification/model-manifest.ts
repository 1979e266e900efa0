import type { Calibration } from './calibration.js';
import type { LinearSettings } from './linear-values.js';
import {
  closedSchema,
  encodeSealed,
  type MadeBy,
  SEALED_OPTIONAL,
  SEALED_PROPERTIES,
  sealedReader,
} from './sealed-manifest.js';

export const FORMAT = 'weiche-classifier';
export const FORMAT_VERSION = 2;

/** Everything about a model that is not weights: what it was made of, what it promises, and how to repeat it. */
export interface ModelManifest {
  readonly format: string;
  readonly formatVersion: number;
  readonly id: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** SHA-256 over weights, vocabulary, labels and calibration: equal for equal data, settings, seed and backend. */
  readonly hash: string;
  /** SHA-256 over the training rows in their order. */
  readonly dataHash: string;
  /** Missing where it was trained before this was written, or by a test. */
  readonly madeBy?: MadeBy;
  readonly examples: number;
  readonly outOfScopeExamples: number;
  /** Business cases in the order of the network's classes. */
  readonly labels: readonly string[];
  /** Classes of the network: the labels, and one for out of scope where there were such rows. */
  readonly classes: number;
  readonly seed: number;
  readonly backend: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly calibration: Calibration;
  /** How the linear member's scores join the networks' average; null: there is none. */
  readonly linear: LinearSettings | null;
  /** Figures on the rows that the calibration was fitted on, measured with a model that had not seen them. */
  readonly metrics: Readonly<Record<string, number | null>>;
  readonly warnings: readonly string[];
  readonly files: Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>;
  /** SHA-256 over this manifest's JSON without this key. */
  readonly manifestHash: string;
}

export type UnsignedManifest = Omit<ModelManifest, 'manifestHash'>;

/** The manifest's bytes, closed by its own hash. */
export const encodeManifest = (manifest: UnsignedManifest): Uint8Array => encodeSealed(manifest);

const text = { type: 'string' } as const;
const number = { type: 'number' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const positive = { type: 'number', exclusiveMinimum: 0 } as const;
const confidence = { type: 'number', minimum: 0, maximum: 2 } as const;
const optionalConfidence = { anyOf: [confidence, { type: 'null' }] };

const calibrationSchema = closedSchema(
  {
    cascadeConfidence: confidence,
    cascadeEnergy: number,
    singleTemperature: { type: 'number', exclusiveMinimum: 0 },
    ensembleTemperature: { type: 'number', exclusiveMinimum: 0 },
    outOfScopeEnergy: number,
    energyDeviation: number,
    tiers: closedSchema({ automate: optionalConfidence, preselect: optionalConfidence, suggest: confidence }),
    minFamiliarity: confidence,
    longTextWords: count,
    secondaryConfidence: confidence,
    rows: count,
    outsideWeight: number,
    caseWeights: { type: 'array', items: positive },
  },
  ['outsideWeight', 'caseWeights'],
);

/** Reads and checks a manifest. Throws ModelFileError. */
export const decodeManifest = sealedReader<ModelManifest>({
  format: FORMAT,
  formatVersion: FORMAT_VERSION,
  noun: 'model',
  described: 'a Weiche classifier.',
  schema: closedSchema(
    {
      ...SEALED_PROPERTIES,
      examples: count,
      outOfScopeExamples: count,
      labels: { type: 'array', minItems: 2, uniqueItems: true, items: { type: 'string', minLength: 1 } },
      classes: { type: 'integer', minimum: 2 },
      seed: number,
      backend: text,
      settings: { type: 'object' },
      calibration: calibrationSchema,
      linear: { anyOf: [closedSchema({ sharpness: positive, weight: positive }), { type: 'null' }] },
      metrics: { type: 'object', additionalProperties: { anyOf: [number, { type: 'null' }] } },
      warnings: { type: 'array', items: text },
      files: { type: 'object', additionalProperties: closedSchema({ bytes: count, sha256: text }) },
      manifestHash: text,
    },
    SEALED_OPTIONAL,
  ),
});
