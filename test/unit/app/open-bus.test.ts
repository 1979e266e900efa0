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
    ssl: true,
    sasl: { mechanism: 'scram-sha-256', username: 'weiche', passwordFile } as const,
    createTopics: true,
    prefix: '',
  });

  it('is the embedded one in the data folder, which is made, where no brokers are named', async () => {
    const bus = await openBus({ kafka: null, dataDir: join(dir, 'new') }, { clock: systemClock });
    await bus.check();
    await bus.close();
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
