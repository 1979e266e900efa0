import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../../src/adapters/system/system-clock.js';
import { ConfigurationError } from '../../../src/app/configuration.js';
import { openBus } from '../../../src/app/open-bus.js';

describe('the configured bus', () => {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-open-bus-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  // port 1 answers nobody
  const kafka = (passwordFile: string) => ({
    brokers: ['127.0.0.1:1'],
    tls: { caFile: null, client: null },
    sasl: { mechanism: 'scram-sha-256', username: 'weiche', passwordFile } as const,
    createTopics: true,
    sessionTimeoutMs: 10_000,
    prefix: '',
  });

  it('is the embedded one in the data folder, which is made, where no brokers are named', async () => {
    const bus = await openBus({ kafka: null, dataDir: join(dir, 'new') }, { clock: systemClock });
    await bus.check();
    await bus.close();
  });

  it('refuses certificates and keys that cannot be read or used before it connects, naming the variable', async () => {
    const garbage = join(dir, 'garbage.pem');
    writeFileSync(garbage, 'garbage');
    const almost = join(dir, 'almost.pem');
    writeFileSync(almost, '-----BEGIN CERTIFICATE-----\n');
    const cases = [
      [{ caFile: join(dir, 'missing'), client: null }, 'KAFKA_SSL_CA_FILE'],
      [{ caFile: garbage, client: null }, 'KAFKA_SSL_CA_FILE'],
      [{ caFile: null, client: { certFile: garbage, keyFile: garbage } }, 'KAFKA_SSL_CERT_FILE'],
      [{ caFile: null, client: { certFile: almost, keyFile: garbage } }, 'KAFKA_SSL_KEY_FILE'],
    ] as const;
    for (const [tls, variable] of cases) {
      const opening = openBus(
        { kafka: { ...kafka(''), sasl: null, tls }, dataDir: dir },
        { clock: systemClock },
      );
      await expect(opening).rejects.toThrow(ConfigurationError);
      await expect(opening).rejects.toThrow(variable);
    }
  });

  it('refuses a password that cannot be read or is empty before it connects, naming the variable', async () => {
    const empty = join(dir, 'empty');
    writeFileSync(empty, '\n');
    for (const file of [join(dir, 'missing'), empty]) {
      const opening = openBus({ kafka: kafka(file), dataDir: dir }, { clock: systemClock });
      await expect(opening).rejects.toThrow(ConfigurationError);
      await expect(opening).rejects.toThrow('KAFKA_SASL_PASSWORD_FILE');
    }
  });
});
