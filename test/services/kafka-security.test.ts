// Encrypted connections with passwords and certificates, against a real broker that insists on them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KafkaBusOptions, KafkaCredentials } from '../../src/adapters/kafka/kafka-options.js';
import { openKafkaBus } from '../../src/adapters/kafka/open-kafka-bus.js';
import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import { DONE } from '../../src/ports/message-bus.js';
import { until } from '../e2e/harness/api.js';
import { startServiceProcess } from '../e2e/harness/service-process.js';
import { ticketsFor } from './harness/count-tickets.js';
import { startMessageProducer } from './harness/message-producer.js';
import { type OwnSecureBroker, startOwnSecureBroker } from './harness/own-broker.js';

const USER = { username: 'weiche', password: 'weiche-secret' };
const MECHANISMS: readonly KafkaCredentials['mechanism'][] = ['plain', 'scram-sha-256', 'scram-sha-512'];

describe('a Kafka that encrypts and asks who is there', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-secure-kafka-'));
  let broker: OwnSecureBroker;
  const pem = (name: string) => readFileSync(join(broker.certificates, name), 'utf8');

  beforeAll(async () => {
    broker = await startOwnSecureBroker('secure');
  }, 120_000);

  afterAll(async () => {
    await broker?.stop();
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  /** Publishes a record and sees it come. */
  const roundTrip = async (options: KafkaBusOptions): Promise<void> => {
    const bus = await openKafkaBus({ prefix: 'secure.', partitions: 1, ...options });
    try {
      const seen: string[] = [];
      const group = `g-${Math.random()}`;
      await bus.subscribe({
        topics: ['weiche.inbound.chat'],
        group,
        from: 'latest',
        handle: async (records) => {
          seen.push(...records.map(({ key }) => key));
          return records.map(() => DONE);
        },
      });
      await bus.publish([{ topic: 'weiche.inbound.chat', key: group, value: Buffer.from('x') }]);
      await until('the record', async () => (seen.includes(group) ? true : null));
      await bus.check();
    } finally {
      await bus.close();
    }
  };

  it.each(MECHANISMS)(
    'lets in who has the password, by %s',
    async (mechanism) => {
      await roundTrip({
        brokers: [broker.passwordAddress],
        tls: { ca: pem('ca.pem') },
        sasl: { mechanism, ...USER },
      });
    },
    60_000,
  );

  it('lets in who has a certificate', async () => {
    const tls = { ca: pem('ca.pem'), cert: pem('client.pem'), key: pem('client.key') };
    await roundTrip({ brokers: [broker.certificateAddress], tls });
  }, 60_000);

  it.each(MECHANISMS)(
    'says that the password is wrong, by %s, without repeating it',
    async (mechanism) => {
      const opening = openKafkaBus({
        brokers: [broker.passwordAddress],
        tls: { ca: pem('ca.pem') },
        sasl: { mechanism, username: USER.username, password: 'hunter2' },
      });
      await expect(opening).rejects.toMatchObject({
        code: 'denied',
        retryable: false,
        message: 'Kafka refuses: wrong user name or password',
      });
    },
    60_000,
  );

  it.each<readonly [string, () => KafkaBusOptions, RegExp]>([
    [
      'an authority that is not known',
      () => ({ brokers: [broker.passwordAddress], tls: {}, sasl: { mechanism: 'plain', ...USER } }),
      /authority that is not known here .*KAFKA_SSL_CA_FILE/,
    ],
    [
      'another authority',
      () => ({
        brokers: [broker.passwordAddress],
        tls: { ca: pem('other-ca.pem') },
        sasl: { mechanism: 'plain', ...USER },
      }),
      /authority that is not known here .*KAFKA_SSL_CA_FILE/,
    ],
    [
      'a certificate that is missing',
      () => ({ brokers: [broker.certificateAddress], tls: { ca: pem('ca.pem') } }),
      /want a certificate of this service .*KAFKA_SSL_CERT_FILE/,
    ],
  ])(
    'says what is wrong with %s',
    async (_, options, sentence) => {
      const opening = openKafkaBus(options());
      await expect(opening).rejects.toMatchObject({ code: 'denied', retryable: false });
      await expect(opening).rejects.toThrow(sentence);
    },
    60_000,
  );

  it('supposes what is wrong with brokers that break off instead of encrypting', async () => {
    const opening = openKafkaBus({ brokers: [broker.address], tls: { ca: pem('ca.pem') } });
    await expect(opening).rejects.toMatchObject({ code: 'unavailable' });
    await expect(opening).rejects.toThrow(/before the connection is encrypted.*KAFKA_SSL/);
  }, 60_000);

  it('carries the whole service, with its secrets in files', async () => {
    const passwordFile = join(dir, 'password');
    writeFileSync(passwordFile, `${USER.password}\n`, { mode: 0o600 });
    const settings = {
      KAFKA_BROKERS: broker.passwordAddress,
      KAFKA_SSL: 'true',
      KAFKA_SSL_CA_FILE: join(broker.certificates, 'ca.pem'),
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: USER.username,
      KAFKA_SASL_PASSWORD_FILE: passwordFile,
    };
    const dataDir = join(dir, 'data');
    const service = await startServiceProcess({ dataDir, env: settings });
    const producer = await startMessageProducer(broker.address);
    const store = openSqliteStore({ dir: dataDir });
    try {
      await producer.publish('by-kafka', 'wo ist mein paket, sendung kommt nicht an');
      expect(await ticketsFor(store, ['by-kafka'])).toHaveLength(1);
      expect(await service.stop()).toBe(0);
      expect(service.output()).not.toContain(USER.password);

      writeFileSync(passwordFile, 'hunter2');
      const refused = startServiceProcess({ dataDir, env: settings });
      await expect(refused).rejects.toThrow(/ended \(1\)[\s\S]*Kafka refuses: wrong user name or password/);
      await expect(refused).rejects.not.toThrow('hunter2');
    } finally {
      await store.close();
      await producer.close();
      await service.kill();
    }
  }, 120_000);
});
