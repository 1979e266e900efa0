import { ConfigurationError, readConfiguration, SETTINGS } from '../../../src/app/configuration.js';

const read = (environment: Record<string, string>) => readConfiguration({ environment });

describe('the configuration', () => {
  it('has a sensible value for everything', () => {
    expect(read({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      dataDir: 'data',
      timeZone: 'Europe/Berlin',
      metricsPublic: false,
    });
  });

  it('reads numbers, flags and lists', () => {
    expect(
      read({
        WEICHE_PORT: '0',
        WEICHE_METRICS_PUBLIC: 'true',
        WEICHE_OWN_ADDRESSES: 'Service@Nordlicht.example, info@nordlicht.example',
      }),
    ).toMatchObject({
      port: 0,
      metricsPublic: true,
      ownAddresses: ['service@nordlicht.example', 'info@nordlicht.example'],
    });
  });

  it('keeps the store embedded unless a MongoDB is named', () => {
    expect(read({})).toMatchObject({ mongodbUri: null, mongodbUriFile: null });
    expect(read({ MONGODB_URI: 'mongodb://localhost/weiche' }).mongodbUri).toBe('mongodb://localhost/weiche');
    expect(read({ MONGODB_URI_FILE: '/run/secrets/mongodb' }).mongodbUriFile).toBe('/run/secrets/mongodb');
  });

  it('takes the embedded bus unless brokers are named', () => {
    expect(read({}).kafka).toBeNull();
    expect(read({ KAFKA_BROKERS: '', KAFKA_PORT: '28111', KAFKA_HEAP: '512m' }).kafka).toBeNull();
    expect(read({ KAFKA_BROKERS: 'one:9092, [::1]:9093,' }).kafka).toEqual({
      brokers: ['one:9092', '[::1]:9093'],
      tls: null,
      sasl: null,
      createTopics: true,
      sessionTimeoutMs: 10_000,
      prefix: '',
    });
  });

  it('reads how to be safe with Kafka', () => {
    expect(
      read({
        KAFKA_BROKERS: 'one:9092',
        KAFKA_SSL: 'true',
        KAFKA_SSL_CA_FILE: '/etc/kafka/ca.pem',
        KAFKA_SSL_CERT_FILE: '/etc/kafka/weiche.pem',
        KAFKA_SSL_KEY_FILE: '/run/secrets/weiche.key',
        KAFKA_SASL_MECHANISM: 'scram-sha-512',
        KAFKA_SASL_USERNAME: 'weiche',
        KAFKA_SASL_PASSWORD_FILE: '/run/secrets/kafka',
        KAFKA_CREATE_TOPICS: 'false',
        KAFKA_PREFIX: 'berlin.',
      }).kafka,
    ).toEqual({
      brokers: ['one:9092'],
      tls: {
        caFile: '/etc/kafka/ca.pem',
        client: { certFile: '/etc/kafka/weiche.pem', keyFile: '/run/secrets/weiche.key' },
      },
      sasl: { mechanism: 'scram-sha-512', username: 'weiche', passwordFile: '/run/secrets/kafka' },
      createTopics: false,
      sessionTimeoutMs: 10_000,
      prefix: 'berlin.',
    });
  });

  it('takes customers from a file or from a service', () => {
    expect(read({}).customerDirectory).toBeNull();
    expect(read({ WEICHE_CUSTOMER_DIRECTORY: 'customers.csv' }).customerDirectory).toEqual({
      kind: 'file',
      file: 'customers.csv',
    });
    const url = 'https://crm.example/weiche';
    expect(read({ WEICHE_CUSTOMER_DIRECTORY_URL: url }).customerDirectory).toEqual({
      kind: 'http',
      url,
      keyFile: null,
      timeoutMs: 1000,
    });
  });

  it('lets the command line win', () => {
    expect(readConfiguration({ environment: { WEICHE_PORT: '9' }, overrides: { port: 10 } }).port).toBe(10);
  });

  it.each([
    ['a port that is no number', { WEICHE_PORT: 'http' }, 'WEICHE_PORT'],
    ['a port out of range', { WEICHE_PORT: '70000' }, 'WEICHE_PORT'],
    ['a log level that does not exist', { WEICHE_LOG_LEVEL: 'loud' }, 'WEICHE_LOG_LEVEL'],
    ['a time zone that does not exist', { WEICHE_TIME_ZONE: 'Europe/Atlantis' }, 'WEICHE_TIME_ZONE'],
    ['a misspelt setting', { WEICHE_DATADIR: 'x' }, 'WEICHE_DATADIR'],
    ['a short admin key, without repeating it', { WEICHE_ADMIN_KEY: 'hunter2' }, 'WEICHE_ADMIN_KEY'],
    [
      'a URI that is not of MongoDB, without repeating it',
      { MONGODB_URI: 'http://u:hunter2@h' },
      'MONGODB_URI',
    ],
    [
      'customers from two places',
      { WEICHE_CUSTOMER_DIRECTORY: 'a.csv', WEICHE_CUSTOMER_DIRECTORY_URL: 'http://a' },
      'WEICHE_CUSTOMER_DIRECTORY and WEICHE_CUSTOMER_DIRECTORY_URL',
    ],
    [
      'a password in an address',
      { WEICHE_CUSTOMER_DIRECTORY_URL: 'http://u:hunter2@crm.example' },
      'WEICHE_CUSTOMER_DIRECTORY_URL',
    ],
    ['a key for no service', { WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: 'k' }, 'WEICHE_CUSTOMER_DIRECTORY_URL'],
    ['a broker without a port', { KAFKA_BROKERS: 'a:9092,b' }, 'KAFKA_BROKERS'],
    ['a broker as a URL', { KAFKA_BROKERS: 'kafka://a:9092' }, 'KAFKA_BROKERS'],
    ['a port that no broker can have', { KAFKA_BROKERS: 'a:99999' }, 'KAFKA_BROKERS'],
    ['encryption to no brokers', { KAFKA_SSL: 'true' }, 'KAFKA_SSL'],
    [
      'authorities for connections that are plain',
      { KAFKA_BROKERS: 'a:1', KAFKA_SSL_CA_FILE: 'ca.pem' },
      'KAFKA_SSL must be true',
    ],
    ['authorities for no brokers', { KAFKA_SSL_CA_FILE: 'ca.pem' }, 'KAFKA_SSL_CA_FILE'],
    [
      'a certificate without its key',
      { KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'true', KAFKA_SSL_CERT_FILE: 'c.pem' },
      'KAFKA_SSL_KEY_FILE',
    ],
    [
      'a key without its certificate',
      { KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'true', KAFKA_SSL_KEY_FILE: 'c.key' },
      'KAFKA_SSL_CERT_FILE',
    ],
    ['encryption that is neither on nor off', { KAFKA_BROKERS: 'a:1', KAFKA_SSL: 'yes' }, 'KAFKA_SSL'],
    [
      'a mechanism that is not known',
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'gssapi' },
      'KAFKA_SASL_MECHANISM',
    ],
    [
      'a mechanism without a user',
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_PASSWORD_FILE: 'p' },
      'KAFKA_SASL_USERNAME',
    ],
    [
      'a mechanism without a password',
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u' },
      'KAFKA_SASL_PASSWORD_FILE',
    ],
    [
      'a user without a mechanism',
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_USERNAME: 'u' },
      'KAFKA_SASL_MECHANISM',
    ],
    [
      'a password that is not in a file, without repeating it',
      { KAFKA_BROKERS: 'a:1', KAFKA_SASL_PASSWORD: 'hunter2' },
      'KAFKA_SASL_PASSWORD ',
    ],
  ])('refuses %s, naming the variable', (_, environment: Record<string, string>, name) => {
    expect(() => read(environment)).toThrow(ConfigurationError);
    expect(() => read(environment)).toThrow(name);
    expect(() => read(environment)).not.toThrow('hunter2');
  });

  it('describes every setting', () => {
    for (const { description } of Object.values(SETTINGS)) expect(description).toMatch(/^\S.*\.$/);
  });
});
