import type { Classifier } from '../classification/classifier.js';
import { loadClassifier } from '../classification/load-classifier.js';
import { readModelDirectory } from '../classification/model-directory.js';
import { ModelFileError } from '../classification/model-file-error.js';
import { UsageError } from './exit-codes.js';

/** Loads a model directory; a missing or damaged one is the caller's mistake: UsageError. */
export async function openClassifier(directory: string): Promise<Classifier> {
  try {
    return loadClassifier(await readModelDirectory(directory));
  } catch (error) {
    if (error instanceof ModelFileError)
      throw new UsageError(error.message, { file: directory, cause: error });
    throw error;
  }
}
