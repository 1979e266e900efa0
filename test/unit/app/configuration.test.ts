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
    ['Kafka, which this version lacks', { KAFKA_BROKERS: 'localhost:9092' }, 'KAFKA_BROKERS'],
  ])('refuses %s, naming the variable', (_, environment: Record<string, string>, name) => {
    expect(() => read(environment)).toThrow(ConfigurationError);
    expect(() => read(environment)).toThrow(name);
    expect(() => read(environment)).not.toThrow('hunter2');
  });

  it('describes every setting', () => {
    for (const { description } of Object.values(SETTINGS)) expect(description).toMatch(/^\S.*\.$/);
  });
});
