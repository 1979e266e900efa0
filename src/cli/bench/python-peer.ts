import { spawn } from 'node:child_process';
import { Ajv } from 'ajv';
import { type PeerFigures, type PeerRows, type PeerRun, peerFigures, peerRows } from './peer-figures.js';

export interface PythonPeerOptions extends PeerRows {
  /** Program that runs Python 3. */
  readonly python: string;
}

/**
 * Runs a Python script that reads `{"train": [[text, label]], "test": ...}` from its standard input and prints `{"found":
 * [label], "trainSeconds", "classifySeconds"}` as its last line; in one thread. Null where `python` cannot be started or
 * the script fails, as it does without its packages.
 */
export function measurePythonPeer(
  script: string,
  { python, rows, test }: PythonPeerOptions,
): Promise<PeerFigures | null> {
  return new Promise((resolve) => {
    const child = spawn(python, ['-c', script], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', PYTHONIOENCODING: 'utf-8' },
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', () => resolve(null));
    child.on('close', (code) => {
      const run = code === 0 ? runOf(Buffer.concat(output).toString()) : null;
      resolve(run === null ? null : peerFigures(run, test));
    });
    // python may be gone before it has read everything
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify({ train: peerRows(rows), test: peerRows(test) }));
  });
}

const isPeerRun = new Ajv().compile<PeerRun>({
  type: 'object',
  required: ['found', 'trainSeconds', 'classifySeconds'],
  properties: {
    found: { type: 'array', items: { type: 'string' } },
    trainSeconds: { type: 'number' },
    classifySeconds: { type: 'number' },
  },
});

/** Packages may print before the last line. */
function runOf(output: string): PeerRun | null {
  const run: unknown = JSON.parse(output.trim().split('\n').at(-1) ?? 'null');
  return isPeerRun(run) ? run : null;
}
