import { parentPort } from 'node:worker_threads';
import { TrainingError } from '../training/training-error.js';
import { type TrainTaggerOptions, trainTagger } from './train-tagger.js';
import type { TaggerReport } from './train-tagger-in-thread.js';

// a worker thread that trains one tagger and answers with progress and outcome
const port = parentPort;
if (port !== null) {
  const post = (report: TaggerReport) => port.postMessage(report);
  port.once('message', (options: Omit<TrainTaggerOptions, 'onProgress'>) => {
    try {
      const trained = trainTagger({
        ...options,
        onProgress: (share) => post({ kind: 'progress', share }),
      });
      post({ kind: 'trained', trained });
    } catch (error) {
      const code = error instanceof TrainingError ? error.code : 'worker-failed';
      post({ kind: 'failed', code, message: error instanceof Error ? error.message : String(error) });
    }
  });
}
