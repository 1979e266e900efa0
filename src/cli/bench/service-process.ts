import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PROJECT_ROOT } from '../../app/project-paths.js';

/** A service in a process of its own: what it uses is its own, and nothing of who measures. */
export interface ServiceProcess {
  usage(): Promise<ServiceUsage>;
  /** Stops it as an operator would. */
  close(): Promise<void>;
}

export interface ServiceUsage {
  /** Of all its threads since its start. */
  readonly cpuSeconds: number;
  readonly rssMegabytes: number;
  readonly heapMegabytes: number;
}

const READY = /listens on (http:\S+)/;

/** Starts `weiche serve`; resolves when it takes messages. `nodeOptions`: for a profile of it, say. */
export async function startServiceProcess(
  environment: Readonly<Record<string, string>>,
  { nodeOptions = [] }: { readonly nodeOptions?: readonly string[] } = {},
): Promise<ServiceProcess> {
  const child = spawn(process.execPath, [...nodeOptions, join(PROJECT_ROOT, 'dist/cli/main.js'), 'serve'], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  // whatever becomes of who measures, the service does not stay behind
  process.once('exit', () => child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const url = await new Promise<string>((resolve, reject) => {
    lines.on('line', (line) => {
      const found = READY.exec(line)?.[1];
      if (found !== undefined) resolve(found);
      // its log, which is for people here
      else if (line.startsWith('{')) process.stderr.write(`${line}\n`);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the service ended at its start with ${code}`)));
  });
  return {
    async usage() {
      const text = await (await fetch(`${url}/metrics`)).text();
      const value = (name: string) =>
        Number(new RegExp(`^weiche_process_${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
      return {
        cpuSeconds: value('process_cpu_seconds_total'),
        rssMegabytes: value('process_resident_memory_bytes') / 1e6,
        heapMegabytes: value('nodejs_heap_size_used_bytes') / 1e6,
      };
    },
    async close() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      await ended;
    },
  };
}
