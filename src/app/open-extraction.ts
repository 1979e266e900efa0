import { readModelDirectory } from '../classification/model-directory.js';
import { ModelFileError } from '../classification/model-file-error.js';
import { type ExtractionSettings, extractionSettings } from '../extraction/extraction-settings.js';
import { loadTagger } from '../extraction/tagger/load-tagger.js';
import type { Tagger } from '../extraction/tagger/tagger.js';
import { type Configuration, ConfigurationError } from './configuration.js';

/** How the service finds facts. Throws ConfigurationError, naming the variable, where the folder holds no sound tagger. */
export async function openExtraction({
  taggerDir,
  timeZone,
}: Pick<Configuration, 'taggerDir' | 'timeZone'>): Promise<ExtractionSettings> {
  return extractionSettings({
    timeZone,
    ...(taggerDir === null ? {} : { tagger: await openTagger(taggerDir) }),
  });
}

async function openTagger(folder: string): Promise<Tagger> {
  try {
    return loadTagger(await readModelDirectory(folder)).tagger;
  } catch (error) {
    if (!(error instanceof ModelFileError)) throw error;
    throw new ConfigurationError(`WEICHE_TAGGER_DIR: ${folder} holds no tagger. ${error.message}`, {
      cause: error,
    });
  }
}
