import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Random } from '../../src/ports/random.js';

/** A child process that reports its progress by lines on standard output. */
export interface Worker {
  /** What it has said so far. */
  readonly lines: readonly string[];
  /** Resolves when it has said `count` lines altogether; rejects when it ends before. */
  saidLines(count: number): Promise<void>;
  /** Kills it with SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
  /** Resolves when it has ended by itself; rejects when it failed. */
  ended(): Promise<void>;
}

/**
 * Starts a Node program; what it writes to standard error shows up in the failure. Its standard input ends when this
 * process does: a program that would run for ever must end then.
 */
export function startWorker(script: string, args: readonly string[]): Worker {
  const child = spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  const exit = once(child, 'close');
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let errors = '';
  child.stderr.on('data', (text: Buffer) => {
    errors += text.toString();
  });
  const tellWatchers = (): void => {
    for (const watch of watchers) watch();
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    tellWatchers();
  });
  void exit.then(tellWatchers);
  return {
    lines,
    saidLines: (count) =>
      new Promise((resolve, reject) => {
        const watch = (): void => {
          if (lines.length < count && !hasEnded(child)) return;
          watchers.delete(watch);
          if (lines.length >= count) resolve();
          else reject(new Error(`the worker ended too early: ${errors}`));
        };
        watchers.add(watch);
        watch();
      }),
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
    async ended() {
      await exit;
      if (child.exitCode !== 0)
        throw new Error(`the worker failed (${child.exitCode ?? child.signalCode}): ${errors}`);
    },
  };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

export interface CrashPlan {
  /** Starts worker number `number`; numbers never repeat. */
  readonly start: (number: number) => Worker;
  readonly kills: number;
  /** How many work side by side; 1 unless told. The killed one is replaced. */
  readonly workers?: number;
  readonly random: Random;
  /** A victim is killed after it has said between 1 and this many further lines. */
  readonly mostLines: number;
}

/**
 * Keeps workers running and kills one of them again and again with SIGKILL, each time after a random amount of
 * progress, so that the blow falls anywhere in their work whatever the machine's speed. At the end all are killed.
 *
 * @returns every worker that has run, with what it said
 */
export async function crashRepeatedly(plan: CrashPlan): Promise<readonly Worker[]> {
  const { start, kills, workers: count = 1, random, mostLines } = plan;
  const all = Array.from({ length: count }, (_, number) => start(number));
  const running = [...all];
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const index = Math.floor(random.next() * running.length);
      const victim = running[index];
      if (victim === undefined) throw new Error('no worker to kill');
      await victim.saidLines(victim.lines.length + 1 + Math.floor(random.next() * mostLines));
      await victim.kill();
      const successor = start(all.length);
      all.push(successor);
      running[index] = successor;
    }
  } finally {
    await Promise.all(running.map((worker) => worker.kill()));
  }
  return all;
}
