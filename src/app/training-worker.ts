// Runs one training in a process of its own, so that the service goes on answering meanwhile, and ends with it.
import { getPriority, setPriority } from 'node:os';
import type { TrainingRequest } from '../ports/trainer.js';
import { type TrainingEffort, trainModel } from './train-model.js';
import type { WorkerMessage } from './worker-trainer.js';

type Order =
  | ({ readonly kind: 'train'; readonly niceness: number } & Pick<
      TrainingRequest,
      'rows' | 'seed' | 'examineOn'
    > &
      TrainingEffort)
  | { readonly kind: 'abort' };

const LEAST_PRIORITY = 19;

if (process.send === undefined) throw new Error('training-worker runs as a child process');
const tell = (message: WorkerMessage) => void process.send?.(message);
const abort = new AbortController();

// a terminal sends its signals to both; the service decides what becomes of the training
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
// it has heard the result, or is gone
process.on('disconnect', () => process.exit());
process.on('message', (order: Order) => {
  if (order.kind === 'abort') abort.abort();
  else void train(order);
});

async function train({ kind: _, niceness, ...order }: Extract<Order, { kind: 'train' }>): Promise<void> {
  // the threads that are started for it inherit it
  setPriority(Math.min(LEAST_PRIORITY, getPriority() + niceness));
  try {
    const model = await trainModel({
      ...order,
      signal: abort.signal,
      onProgress: (progress, step) => tell({ kind: 'progress', progress, step }),
    });
    tell({ kind: 'trained', model });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    tell({ kind: 'failed', name, message });
  }
}
