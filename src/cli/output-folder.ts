import { ModelFileError } from '../classification/model-file-error.js';
import { checkCreatable, makeFolder } from '../classification/model-target.js';
import { UsageError } from './exit-codes.js';

/** UsageError where files could not be written there; asked before long work, and leaves nothing behind. */
export const checkOutputFolder = (folder: string): Promise<void> =>
  checkCreatable(folder).catch(asUsageError);

/** Makes the folder if it is missing. UsageError where that cannot be. */
export const makeOutputFolder = (folder: string): Promise<void> => makeFolder(folder).catch(asUsageError);

/** A place that cannot take the results is the caller's mistake. */
export function asUsageError(error: unknown): never {
  if (error instanceof ModelFileError) throw new UsageError(error.message, { cause: error });
  throw error;
}
