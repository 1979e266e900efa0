import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

export const ADMIN_KEY = 'weiche_e2e-admin-key-0123456789abcdef';
const MAIN = resolve('dist/cli/main.js');
/** Made by small-knowledge.mjs before the tests. */
const SMALL = resolve('node_modules/.cache/weiche-e2e');

export interface ServiceProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything that the process has written, both streams. */
  output(): string;
  /** SIGTERM, and waits for the end; returns the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits until the process is gone. */
  kill(): Promise<void>;
}

export interface ServiceProcessOptions {
  readonly dataDir: string;
  readonly command?: 'serve' | 'demo';
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built service as its own process, as a user would, on a free port; resolves when it listens. */
export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  const { dataDir, command = 'serve', env = {} } = options;
  const child = spawn(process.execPath, [MAIN, command, '--port', '0', '--data-dir', dataDir], {
    env: {
      PATH: process.env['PATH'] ?? '',
      WEICHE_ADMIN_KEY: ADMIN_KEY,
      WEICHE_LOG_LEVEL: 'warn',
      WEICHE_TRAINING_MEMBERS: '1',
      WEICHE_KNOWLEDGE_DIR: join(SMALL, 'knowledge'),
      WEICHE_MODELS_DIR: join(SMALL, 'models'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((done, fail) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const match = /listens on (http:\/\/\S+)/.exec(output);
      if (match?.[1] !== undefined) done(match[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', fail);
    child.once('exit', (code, signal) =>
      fail(new Error(`the service ended (${code ?? signal}):\n${output}`)),
    );
  });
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  return {
    url,
    child,
    output: () => output,
    async stop() {
      if (!gone()) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
    async kill() {
      if (gone()) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
