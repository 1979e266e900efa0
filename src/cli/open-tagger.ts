import { readModelDirectory } from '../classification/model-directory.js';
import { ModelFileError } from '../classification/model-file-error.js';
import { type LoadedTagger, loadTagger } from '../extraction/tagger/load-tagger.js';
import { UsageError } from './exit-codes.js';

/** Loads a tagger's directory; a missing, foreign or damaged one is the caller's mistake: UsageError. */
export async function openTagger(directory: string): Promise<LoadedTagger> {
  try {
    return loadTagger(await readModelDirectory(directory));
  } catch (error) {
    if (error instanceof ModelFileError)
      throw new UsageError(error.message, { file: directory, cause: error });
    throw error;
  }
}
