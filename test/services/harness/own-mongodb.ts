import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** A database server of one test's own, which may be killed: a server that others gave us is not ours to kill. */
export interface OwnMongodb {
  readonly uri: string;
  /** SIGKILL; the data stay. */
  crash(): void;
  /** Again on the same port, with the same data. */
  start(): void;
  /** Ends it and deletes its data. */
  stop(): void;
}

export function startOwnMongodb(name: string): OwnMongodb {
  const call = (verb: string): string => {
    const { MONGODB_URI: _, ...env } = process.env;
    const { status, stdout, stderr } = spawnSync('bash', [resolve('scripts/services/mongo.sh'), verb], {
      env: { ...env, WEICHE_INSTANCE: `${name}-${process.pid}` },
      encoding: 'utf8',
      timeout: 120_000,
    });
    if (status !== 0) throw new Error(`mongo.sh ${verb} failed:\n${stderr}`);
    return stdout;
  };
  const uri = /MONGODB_URI=(\S+)/.exec(call('start'))?.[1];
  if (uri === undefined) throw new Error('mongo.sh start did not print a URI');
  return {
    uri,
    crash: () => void call('crash'),
    start: () => void call('start'),
    stop: () => void call('stop'),
  };
}
