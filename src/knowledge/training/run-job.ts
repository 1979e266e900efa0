import type { LinearMember } from '../../classification/linear-member.js';
import { type LinearJob, trainLinear } from './train-linear.js';
import { type MemberCallbacks, type MemberJob, type TrainedMember, trainMember } from './train-member.js';

export type TrainingJob = MemberJob | LinearJob;
export type TrainedJob = TrainedMember | { readonly kind: 'linear'; readonly member: LinearMember };

/** Trains what the job asks for. Rejects with TrainingError, or the signal's reason. */
export async function runJob(job: TrainingJob, callbacks: MemberCallbacks = {}): Promise<TrainedJob> {
  if (job.kind === 'network') return trainMember(job, callbacks);
  return { kind: 'linear', member: trainLinear(job) };
}
