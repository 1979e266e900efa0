import { createRequire } from 'node:module';
import { dirname, sep } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs';

export type Tf = typeof TensorFlow;
/** `native`: @tensorflow/tfjs-node; `wasm`: XNNPACK with SIMD; `cpu`: plain JavaScript. */
export const BACKENDS = ['native', 'wasm', 'cpu'] as const;
export type Backend = (typeof BACKENDS)[number];

export interface LoadedTensorFlow {
  readonly tf: Tf;
  readonly backend: Backend;
}

/**
 * TensorFlow.js on the wanted backend, or on the fastest that loads here: native, WASM, plain JavaScript. Rejects when
 * a backend was asked for by name and cannot be had.
 */
export async function loadTensorFlow(wanted?: Backend): Promise<LoadedTensorFlow> {
  const candidates = wanted === undefined ? BACKENDS : [wanted];
  const reasons: unknown[] = [];
  for (const backend of candidates) {
    try {
      return { tf: await LOADERS[backend](), backend };
    } catch (error) {
      reasons.push(error);
    }
  }
  throw new Error(`TensorFlow.js does not run on: ${candidates.join(', ')}`, { cause: reasons[0] });
}

const require = createRequire(import.meta.url);

const LOADERS: Readonly<Record<Backend, () => Promise<Tf>>> = {
  async native() {
    process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
    const tf: Tf = require('@tensorflow/tfjs-node');
    if (!(await tf.setBackend('tensorflow'))) throw new Error('the tensorflow backend is not registered');
    await tf.ready();
    return tf;
  },
  async wasm() {
    const tf: Tf = require('@tensorflow/tfjs');
    const wasm: typeof import('@tensorflow/tfjs-backend-wasm') = require('@tensorflow/tfjs-backend-wasm');
    // members already run in parallel; threads inside one cost more than they bring at these sizes
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    wasm.setWasmPaths(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')) + sep);
    if (!(await tf.setBackend('wasm'))) throw new Error('the wasm backend is not available');
    await tf.ready();
    return tf;
  },
  async cpu() {
    const tf: Tf = require('@tensorflow/tfjs');
    if (!(await tf.setBackend('cpu'))) throw new Error('the cpu backend is not available');
    await tf.ready();
    return tf;
  },
};
