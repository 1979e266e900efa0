import type { ModelManifest } from '../../../../src/classification/model-manifest.js';

/** A manifest for tests that only show it. */
export function createClassifierManifest(): ModelManifest {
  return {
    format: 'weiche-classifier',
    formatVersion: 1,
    id: 'model-sample',
    createdAt: '2026-01-01T00:00:00.000Z',
    hash: '00',
    dataHash: '11',
    examples: 10,
    outOfScopeExamples: 0,
    labels: ['one', 'other'],
    classes: 2,
    seed: 1,
    backend: 'wasm',
    settings: {},
    calibration: {
      cascadeConfidence: 0.7,
      cascadeEnergy: 0,
      singleTemperature: 1,
      ensembleTemperature: 1,
      outOfScopeEnergy: 0,
      energyDeviation: 1,
      tiers: { automate: null, preselect: null, suggest: 0.1 },
      minFamiliarity: 0.5,
      longTextWords: 40,
      secondaryConfidence: 0.9,
      rows: 0,
    },
    linear: null,
    metrics: {},
    warnings: [],
    files: {},
    manifestHash: '22',
  };
}
