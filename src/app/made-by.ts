import type { MadeBy } from '../classification/sealed-manifest.js';
import { packageVersion } from './package-version.js';

/** What a model's manifest says of the programs that trained it. */
export function madeBy(): MadeBy {
  return { weiche: packageVersion(), node: process.version };
}
