import { parentPort } from 'node:worker_threads';
import { runJob, type TrainingJob } from './run-job.js';
import type { JobReport } from './run-member-jobs.js';
import { TrainingError } from './training-error.js';

// a worker thread that trains one member after the other and answers with progress and outcome
const port = parentPort;
if (port !== null) {
  const post = (report: JobReport) => port.postMessage(report);
  port.on('message', async (job: TrainingJob) => {
    try {
      const trained = await runJob(job, { onProgress: (progress) => post({ kind: 'progress', progress }) });
      post({ kind: 'trained', trained });
    } catch (error) {
      const code = error instanceof TrainingError ? error.code : 'worker-failed';
      post({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    }
  });
}
