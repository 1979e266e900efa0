import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openKafkaBus } from '../../../src/adapters/kafka/open-kafka-bus.js';
import { openMongoStore } from '../../../src/adapters/mongodb/open-mongo-store.js';
import { systemClock } from '../../../src/adapters/system/system-clock.js';
import type { MessageBus } from '../../../src/ports/message-bus.js';
import type { Store } from '../../../src/ports/store.js';
import { type ServiceProcess, startServiceProcess } from '../../e2e/harness/service-process.js';
import { newDatabaseName, uriOf } from '../../services/harness/mongodb-database.js';
import { type OwnBroker, startOwnBroker } from '../../services/harness/own-broker.js';
import { type OwnMongodb, startOwnMongodb } from '../../services/harness/own-mongodb.js';

/** A broker and a database of one test's own, and as many instances of the service on them as it wants. */
export interface Deployment {
  readonly broker: OwnBroker;
  readonly database: OwnMongodb;
  /** Those that run now. */
  readonly instances: readonly ServiceProcess[];
  start(env?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
  /** SIGKILL. */
  kill(instance: ServiceProcess): Promise<void>;
  /** SIGSTOP: it is not among `instances` until it is thawed. */
  freeze(instance: ServiceProcess): void;
  /** SIGCONT. */
  thaw(instance: ServiceProcess): void;
  /** What those wrote last that have ended by themselves: there must be none. */
  readonly ended: readonly string[];
  /** SIGTERM; rejects with what the instance said when it does not end in good order. */
  stop(instance: ServiceProcess): Promise<void>;
  openBus(): Promise<MessageBus>;
  openStore(): Promise<Store>;
  /** Ends everything and deletes all data. */
  close(): Promise<void>;
}

/** Characters. */
const LAST_WORDS = 2000;

export async function deploy(name: string): Promise<Deployment> {
  const dir = mkdtempSync(join(tmpdir(), `weiche-${name}-`));
  const [broker, database] = await Promise.all([startOwnBroker(name), startOwnMongodb(name)]);
  const uri = uriOf(newDatabaseName(), database.uri);
  const instances: ServiceProcess[] = [];
  const frozen = new Set<ServiceProcess>();
  const ended: string[] = [];
  let folders = 0;
  const leave = (instance: ServiceProcess) => {
    const place = instances.indexOf(instance);
    if (place >= 0) instances.splice(place, 1);
  };
  return {
    broker,
    database,
    instances,
    ended,
    async start(env = {}) {
      const instance = await startServiceProcess({
        dataDir: join(dir, `instance-${folders++}`),
        env: {
          KAFKA_BROKERS: broker.address,
          // a killed instance's partitions shall be taken over soon, since that is what is watched
          KAFKA_SESSION_TIMEOUT_MS: '2000',
          MONGODB_URI: uri,
          WEICHE_LOG_LEVEL: 'info',
          ...env,
        },
      });
      instances.push(instance);
      instance.child.once('exit', (code, signal) => {
        if (!instances.includes(instance)) return;
        leave(instance);
        const output = instance.output();
        const crash = output.split('\n').find((line) => line.includes('service.crashed')) ?? '';
        ended.push(`${code ?? signal}: ${crash}\n${output.slice(-LAST_WORDS)}`);
      });
      return instance;
    },
    async kill(instance) {
      leave(instance);
      await instance.kill();
    },
    freeze(instance) {
      leave(instance);
      instance.child.kill('SIGSTOP');
      frozen.add(instance);
    },
    thaw(instance) {
      frozen.delete(instance);
      instance.child.kill('SIGCONT');
      instances.push(instance);
    },
    async stop(instance) {
      leave(instance);
      const code = await instance.stop();
      if (code === 0) return;
      const said = instance
        .output()
        .split('\n')
        .filter((line) => /service\.|killed by/.test(line));
      throw new Error(`an instance ended with ${code}:\n${said.join('\n')}`);
    },
    openBus: () => openKafkaBus({ brokers: [broker.address] }),
    openStore: () => openMongoStore({ uri, clock: systemClock }),
    async close() {
      await Promise.all([...instances.splice(0), ...frozen].map((instance) => instance.kill()));
      await Promise.all([broker.stop(), database.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
