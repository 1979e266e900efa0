import { parentPort, workerData } from 'node:worker_threads';
import type { MemberReport } from './run-member-jobs.js';
import { type MemberJob, trainMember } from './train-member.js';
import { TrainingError } from './training-error.js';

// a worker thread that trains one member and answers with progress and outcome
const port = parentPort;
if (port !== null) {
  const post = (report: MemberReport) => port.postMessage(report);
  const job: MemberJob = workerData;
  try {
    const trained = await trainMember(job, { onProgress: (share) => post({ kind: 'progress', share }) });
    post({ kind: 'trained', trained });
  } catch (error) {
    const code = error instanceof TrainingError ? error.code : 'worker-failed';
    post({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  }
}
