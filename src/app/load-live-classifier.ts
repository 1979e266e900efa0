import { loadClassifier } from '../classification/load-classifier.js';
import type { LoadClassifier } from '../service/live-model.js';

/** Loads a model of the registry for the service. Throws ModelFileError when it is damaged. */
export const loadLiveClassifier: LoadClassifier = (modelId, files) => {
  const classifier = loadClassifier(files);
  return {
    modelId,
    classifyBatch: (inputs) =>
      classifier.classifyBatch(inputs).map((prediction) => ({ ...prediction, modelId })),
    explain: (input) => classifier.explain(input),
  };
};
