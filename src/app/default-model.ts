import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadClassifier } from '../classification/load-classifier.js';
import { readModelDirectory, writeModelDirectory } from '../classification/model-directory.js';
import { FORMAT_VERSION } from '../classification/model-manifest.js';
import { MANIFEST_FILE } from '../classification/sealed-manifest.js';
import type { Example } from '../domain/example.js';
import { dataHash } from '../knowledge/training/data-hash.js';
import type { TrainedModel, Trainer } from '../ports/trainer.js';
import { packageVersion } from './package-version.js';

export interface DefaultModelOptions {
  readonly rows: readonly Example[];
  /** Where trained models are kept, one folder each. */
  readonly modelsDir: string;
  readonly trainer: Trainer;
  /** Networks that the trainer averages: another number is another model. */
  readonly members: number;
  readonly onProgress?: (progress: number) => void;
}

const SEED = 1;

/**
 * The model of the shipped knowledge base. Trained the first time and kept in a folder named after what it depends
 * on: the rows, the settings, the model format and the version of Weiche.
 */
export async function openDefaultModel(
  options: DefaultModelOptions,
): Promise<{ readonly dir: string; readonly model: TrainedModel }> {
  const { rows, modelsDir, trainer, members, onProgress } = options;
  const hash = dataHash(rows);
  const dir = join(modelsDir, `default-${settingsHash(hash, members)}`);
  const cached = await readCached(dir);
  if (cached !== null) return { dir, model: cached };
  const model = await trainer.train({
    rows,
    seed: SEED,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  // what is left there is a damaged model of this very name, else it had been taken
  await rm(dir, { recursive: true, force: true });
  await writeModelDirectory(dir, model.files);
  return { dir, model };
}

/** A damaged folder is as good as none: the model is trained again. */
async function readCached(dir: string): Promise<TrainedModel | null> {
  if (!existsSync(join(dir, MANIFEST_FILE))) return null;
  try {
    const files = await readModelDirectory(dir);
    const { manifest } = loadClassifier(files);
    const { id: modelId, hash, dataHash: rowsHash, examples, metrics, warnings } = manifest;
    return { modelId, files, hash, dataHash: rowsHash, examples, metrics, warnings };
  } catch {
    return null;
  }
}

function settingsHash(rowsHash: string, members: number): string {
  const depends = JSON.stringify([rowsHash, FORMAT_VERSION, packageVersion(), SEED, members]);
  return createHash('sha256').update(depends).digest('hex').slice(0, 12);
}
