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

/** A broker of one's own that also listens where connections are encrypted and clients must say who they are. */
export interface OwnSecureBroker extends OwnBroker {
  /** Wants the password `weiche-secret` of the user `weiche`. */
  readonly passwordAddress: string;
  /** Wants a certificate. */
  readonly certificateAddress: string;
  /** Folder with ca.pem, client.pem, client.key, and other-ca.pem, an authority that has signed nothing. */
  readonly certificates: string;
}

export async function startOwnBroker(name: string): Promise<OwnBroker> {
  const { value, control } = await start(name, {});
  return { address: value('KAFKA_BROKERS'), ...control };
}

export async function startOwnSecureBroker(name: string): Promise<OwnSecureBroker> {
  const { value, control } = await start(name, { KAFKA_SECURE: '1' });
  return {
    address: value('KAFKA_BROKERS'),
    passwordAddress: value('KAFKA_PASSWORD_BROKERS'),
    certificateAddress: value('KAFKA_CERTIFICATE_BROKERS'),
    certificates: value('KAFKA_CERTIFICATES'),
    ...control,
  };
}

async function start(name: string, settings: Readonly<Record<string, string>>) {
  const { KAFKA_BROKERS: _others, ...inherited } = process.env;
  const instance = `${name}-${process.pid}`;
  const env = { ...inherited, ...settings, WEICHE_INSTANCE: instance, KAFKA_HEAP: '384m' };
  const call = async (verb: string) => (await run('bash', [SCRIPT, verb], { env })).stdout;
  const printed = await call('start');
  const value = (variable: string): string => {
    const found = new RegExp(`^export ${variable}=(\\S+)$`, 'm').exec(printed)?.[1];
    if (found === undefined) throw new Error(`kafka.sh printed no ${variable}`);
    return found;
  };
  const control = {
    crash: async () => void (await call('crash')),
    restart: async () => void (await call('start')),
    freeze: async () => void (await call('freeze')),
    thaw: async () => void (await call('thaw')),
    stop: async () => void (await call('stop')),
  };
  return { value, control };
}
