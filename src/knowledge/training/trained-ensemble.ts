import type { LinearMember } from '../../classification/linear-member.js';
import type { TrainedJob } from './run-job.js';
import type { TrainedMember } from './train-member.js';

/** The members of one ensemble, as their jobs were answered. */
export interface TrainedEnsemble {
  readonly networks: readonly TrainedMember[];
  readonly linear: LinearMember | null;
}

/** Sorts outcomes by kind; the networks stay in the order of their jobs. */
export function ensembleOf(trained: readonly TrainedJob[]): TrainedEnsemble {
  const networks = trained.flatMap((outcome) => (outcome.kind === 'network' ? [outcome] : []));
  const linear = trained.find((outcome) => outcome.kind === 'linear');
  return { networks, linear: linear?.member ?? null };
}
