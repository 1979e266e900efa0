// Runs one training in a thread of its own, so that the service goes on answering meanwhile.
import { parentPort, workerData } from 'node:worker_threads';
import type { Example } from '../domain/example.js';
import { type TrainingEffort, trainModel } from './train-model.js';

interface Order extends TrainingEffort {
  readonly rows: readonly Example[];
  readonly seed: number;
}

const port = parentPort;
if (port === null) throw new Error('training-worker runs as a worker thread');
const order = workerData as Order;
const abort = new AbortController();
port.on('message', (message: unknown) => {
  if (message === 'abort') abort.abort();
});

try {
  const model = await trainModel({
    ...order,
    signal: abort.signal,
    onProgress: (progress, step) => port.postMessage({ kind: 'progress', progress, step }),
  });
  port.postMessage({ kind: 'trained', model });
} catch (error) {
  const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
  port.postMessage({ kind: 'failed', name, message });
}
port.close();
