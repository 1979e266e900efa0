import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = resolve('scripts/services/mongo.sh');
const run = promisify(execFile);

/** A database server of one test's own, which may be killed: a server that others gave us is not ours to kill. */
export interface OwnMongodb {
  readonly uri: string;
  /** SIGKILL; what was acknowledged is kept. */
  crash(): Promise<void>;
  /** Again on the same port, with the same data; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it, frozen or not, and deletes its data. */
  stop(): Promise<void>;
  /** SIGSTOP: its connections stay open and new ones are accepted by the kernel, but nothing is answered. */
  freeze(): Promise<void>;
  /** SIGCONT; it goes on with what has come in meanwhile. */
  thaw(): Promise<void>;
}

export async function startOwnMongodb(name: string): Promise<OwnMongodb> {
  const { MONGODB_URI: _others, ...inherited } = process.env;
  const env = { ...inherited, WEICHE_INSTANCE: `${name}-${process.pid}` };
  const call = async (verb: string): Promise<string> =>
    (await run('bash', [SCRIPT, verb], { env, timeout: 120_000 })).stdout;
  const uri = /^export MONGODB_URI=(\S+)$/m.exec(await call('start'))?.[1];
  if (uri === undefined) throw new Error('mongo.sh printed no URI');
  return {
    uri,
    crash: async () => void (await call('crash')),
    start: async () => void (await call('start')),
    stop: async () => void (await call('stop')),
    freeze: async () => void (await call('freeze')),
    thaw: async () => void (await call('thaw')),
  };
}
