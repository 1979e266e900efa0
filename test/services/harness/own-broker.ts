import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = resolve('scripts/services/kafka.sh');
const run = promisify(execFile);

/** A broker that only this test uses, so that it may be killed while others run. */
export interface OwnBroker {
  /** `host:port`; the same after a restart. */
  readonly address: string;
  /** SIGKILL; what was acknowledged is kept. */
  crash(): Promise<void>;
  /** Resolves when it answers again. */
  restart(): Promise<void>;
  /** SIGSTOP: its connections stay open and nothing is answered. */
  freeze(): Promise<void>;
  /** SIGCONT. */
  thaw(): Promise<void>;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

export async function startOwnBroker(name: string): Promise<OwnBroker> {
  const { KAFKA_BROKERS: _others, ...inherited } = process.env;
  const env = { ...inherited, WEICHE_INSTANCE: `${name}-${process.pid}`, KAFKA_HEAP: '384m' };
  const call = async (verb: string) => (await run('bash', [SCRIPT, verb], { env })).stdout;
  const address = /^export KAFKA_BROKERS=(\S+)$/m.exec(await call('start'))?.[1];
  if (address === undefined) throw new Error('kafka.sh printed no address');
  return {
    address,
    crash: async () => void (await call('crash')),
    restart: async () => void (await call('start')),
    freeze: async () => void (await call('freeze')),
    thaw: async () => void (await call('thaw')),
    stop: async () => void (await call('stop')),
  };
}
