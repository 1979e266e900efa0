import { Ajv } from 'ajv';
import { LOG_LEVELS, type LogLevel } from '../adapters/pino/create-logger.js';
import {
  CUSTOMER_DIRECTORY_SETTINGS,
  type CustomerDirectoryConfiguration,
  type CustomerDirectoryValues,
  readCustomerDirectoryValues,
} from './customer-directory-settings.js';
import {
  KAFKA_SETTINGS,
  type KafkaConfiguration,
  type KafkaValues,
  readKafkaValues,
} from './kafka-settings.js';

/** One setting of the service, read from the environment at the start and never again. */
interface Setting {
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const port = { type: 'integer', minimum: 0, maximum: 65_535 };

/** All settings; docs/operations.md has them as a table. */
export const SETTINGS = {
  WEICHE_PORT: {
    description: 'Port of the HTTP interface; 0 takes a free one.',
    schema: { ...port, default: 8080 },
  },
  WEICHE_HOST: {
    description: 'Address that the HTTP interface listens on.',
    schema: { type: 'string', default: '127.0.0.1' },
  },
  WEICHE_DATA_DIR: {
    description: 'Where the embedded bus and store keep their files.',
    schema: { type: 'string', minLength: 1, default: 'data' },
  },
  MONGODB_URI: {
    description:
      'MongoDB, or a server that speaks its protocol, instead of the embedded store: mongodb://HOST/DATABASE, with credentials and TLS options as the server wants them. Database weiche unless named.',
    schema: { type: 'string', pattern: '^(mongodb(\\+srv)?://.+)?$', default: '' },
  },
  MONGODB_URI_FILE: {
    description: 'File that holds the URI of MongoDB, so that its password is not in the environment.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_KNOWLEDGE_DIR: {
    description: 'Business cases, examples and golden set; the shipped ones unless told.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_MODELS_DIR: {
    description: 'Where trained default models are cached.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_TAGGER_DIR: {
    description:
      'Folder of a tagger, as weiche train-entities writes it: finds the company’s own facts in messages, beside the built-in ones; none unless told.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_ADMIN_KEY: {
    description:
      'The admin key (at least 24 characters); made and printed once at the first start unless told.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_ADMIN_KEY_FILE: {
    description: 'File that holds the admin key.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_LOG_LEVEL: {
    description: 'Least severity of log lines.',
    schema: { type: 'string', enum: LOG_LEVELS, default: 'info' },
  },
  WEICHE_OWN_ADDRESSES: {
    description: 'Mail addresses of the company, separated by commas: mail that comes from them is a loop.',
    schema: { type: 'string', default: '' },
  },
  WEICHE_TIME_ZONE: {
    description: 'Time zone in which customers mean their dates.',
    schema: { type: 'string', default: 'Europe/Berlin' },
  },
  WEICHE_LAST_AGENT_HOURS: {
    description:
      'How long after a completion its agent is asked first when the conversation goes on; 0: not at all.',
    schema: { type: 'number', minimum: 0, maximum: 87600, default: 720 },
  },
  WEICHE_METRICS_PUBLIC: {
    description: 'true: /metrics needs no key (for a Prometheus in a closed network).',
    schema: { type: 'boolean', default: false },
  },
  WEICHE_WORKS_COUNCIL: {
    description:
      'true: supervisors and data staff see agents under pseudonyms that change daily, and no figures of single ones; admins see all.',
    schema: { type: 'boolean', default: false },
  },
  WEICHE_TRAINING_THREADS: {
    description: 'Threads that train a model; 2 unless told.',
    schema: { type: 'integer', minimum: 1, maximum: 64, default: 2 },
  },
  WEICHE_TRAINING_MEMBERS: {
    description: 'Networks that a model averages; fewer train faster and are less accurate; 3 unless told.',
    schema: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
  },
  WEICHE_MEMORY_SOLO_SHARE: {
    description:
      'Share of the messages whose business case one agent’s corrections alone may change before a model is trained with them; 0: only what two agents say.',
    schema: { type: 'number', minimum: 0, maximum: 1, default: 0.05 },
  },
  WEICHE_TWO_PERSONS: {
    description:
      'true: a correction is learnt only when a second person agrees, whatever its business case says; false: only where the case asks for it.',
    schema: { type: 'boolean', default: false },
  },
  WEICHE_RETRAIN_AFTER_CORRECTIONS: {
    description: 'So many new corrections by agents start a training; 0: none does.',
    schema: { type: 'integer', minimum: 0, maximum: 100_000, default: 25 },
  },
  WEICHE_RETRAIN_EVERY_HOURS: {
    description:
      'So long after the last training a new one is started if agents have judged anything since; 0: never.',
    schema: { type: 'number', minimum: 0, maximum: 8760, default: 24 },
  },
  ...CUSTOMER_DIRECTORY_SETTINGS,
  ...KAFKA_SETTINGS,
} as const satisfies Record<string, Setting>;

export interface Configuration {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** Null: the embedded store. */
  readonly mongodbUri: string | null;
  readonly mongodbUriFile: string | null;
  readonly knowledgeDir: string | null;
  readonly modelsDir: string | null;
  /** Null: no learned tagger. */
  readonly taggerDir: string | null;
  readonly adminKey: string | null;
  readonly adminKeyFile: string | null;
  readonly logLevel: LogLevel;
  readonly ownAddresses: readonly string[];
  readonly timeZone: string;
  readonly lastAgentHours: number;
  readonly metricsPublic: boolean;
  readonly worksCouncil: boolean;
  readonly trainingThreads: number;
  readonly trainingMembers: number;
  /** 0..1 */
  readonly memorySoloShare: number;
  /** Whether all corrections wait for a second person before they are learnt. */
  readonly twoPersons: boolean;
  /** 0: never. */
  readonly retrainAfterCorrections: number;
  /** 0: never. */
  readonly retrainEveryHours: number;
  /** Null: messages are related to nothing. */
  readonly customerDirectory: CustomerDirectoryConfiguration | null;
  /** Null: the embedded bus. */
  readonly kafka: KafkaConfiguration | null;
}

/** A setting that cannot be used; the message names the variable and never shows a secret's value. */
export class ConfigurationError extends Error {
  readonly code = 'configuration';
}

/** Of Kafka's only those that guard the connection: KAFKA_HEAP and others belong to the broker's own scripts. */
const OURS = /^(WEICHE_|KAFKA_(SSL|TLS|SASL)(_|$))/;

export interface ConfigurationSources {
  /** The process's unless told. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** From the command line: they win. */
  readonly overrides?: Partial<Configuration>;
  /** Least severity of log lines where the environment does not say. */
  readonly defaultLogLevel?: LogLevel;
}

/** Reads the settings, once, at the start. Throws ConfigurationError. */
export function readConfiguration(sources: ConfigurationSources = {}): Configuration {
  const { overrides = {}, defaultLogLevel } = sources;
  const environment: Readonly<Record<string, string | undefined>> = {
    ...(defaultLogLevel === undefined ? {} : { WEICHE_LOG_LEVEL: defaultLogLevel }),
    ...Object.fromEntries(
      Object.entries(sources.environment ?? process.env).filter(([, value]) => value !== ''),
    ),
  };
  for (const name of Object.keys(environment)) {
    if (OURS.test(name) && !Object.hasOwn(SETTINGS, name)) {
      throw new ConfigurationError(
        `${name} is not a setting of Weiche. Known: ${Object.keys(SETTINGS).join(', ')}.`,
      );
    }
  }
  const values = validate(environment);
  const aboutKafka = readKafkaValues(values);
  if ('problem' in aboutKafka) throw new ConfigurationError(aboutKafka.problem);
  const aboutCustomers = readCustomerDirectoryValues(values);
  if ('problem' in aboutCustomers) throw new ConfigurationError(aboutCustomers.problem);
  const configuration: Configuration = {
    port: values.WEICHE_PORT,
    host: values.WEICHE_HOST,
    dataDir: values.WEICHE_DATA_DIR,
    mongodbUri: values.MONGODB_URI || null,
    mongodbUriFile: values.MONGODB_URI_FILE || null,
    knowledgeDir: values.WEICHE_KNOWLEDGE_DIR || null,
    modelsDir: values.WEICHE_MODELS_DIR || null,
    taggerDir: values.WEICHE_TAGGER_DIR || null,
    adminKey: values.WEICHE_ADMIN_KEY || null,
    adminKeyFile: values.WEICHE_ADMIN_KEY_FILE || null,
    logLevel: values.WEICHE_LOG_LEVEL,
    ownAddresses: values.WEICHE_OWN_ADDRESSES.split(',').flatMap(
      (address) => address.trim().toLowerCase() || [],
    ),
    timeZone: values.WEICHE_TIME_ZONE,
    lastAgentHours: values.WEICHE_LAST_AGENT_HOURS,
    metricsPublic: values.WEICHE_METRICS_PUBLIC,
    worksCouncil: values.WEICHE_WORKS_COUNCIL,
    trainingThreads: values.WEICHE_TRAINING_THREADS,
    trainingMembers: values.WEICHE_TRAINING_MEMBERS,
    memorySoloShare: values.WEICHE_MEMORY_SOLO_SHARE,
    twoPersons: values.WEICHE_TWO_PERSONS,
    retrainAfterCorrections: values.WEICHE_RETRAIN_AFTER_CORRECTIONS,
    retrainEveryHours: values.WEICHE_RETRAIN_EVERY_HOURS,
    customerDirectory: aboutCustomers.directory,
    kafka: aboutKafka.kafka,
    ...overrides,
  };
  if (
    !Intl.supportedValuesOf('timeZone').includes(configuration.timeZone) &&
    configuration.timeZone !== 'UTC'
  ) {
    throw new ConfigurationError(
      `WEICHE_TIME_ZONE: there is no time zone ${JSON.stringify(configuration.timeZone)}.`,
    );
  }
  if (configuration.adminKey !== null && configuration.adminKey.length < 24) {
    throw new ConfigurationError('WEICHE_ADMIN_KEY must have at least 24 characters.');
  }
  return configuration;
}

interface Values extends KafkaValues, CustomerDirectoryValues {
  WEICHE_PORT: number;
  WEICHE_HOST: string;
  WEICHE_DATA_DIR: string;
  MONGODB_URI: string;
  MONGODB_URI_FILE: string;
  WEICHE_KNOWLEDGE_DIR: string;
  WEICHE_MODELS_DIR: string;
  WEICHE_TAGGER_DIR: string;
  WEICHE_ADMIN_KEY: string;
  WEICHE_ADMIN_KEY_FILE: string;
  WEICHE_LOG_LEVEL: LogLevel;
  WEICHE_OWN_ADDRESSES: string;
  WEICHE_TIME_ZONE: string;
  WEICHE_LAST_AGENT_HOURS: number;
  WEICHE_METRICS_PUBLIC: boolean;
  WEICHE_WORKS_COUNCIL: boolean;
  WEICHE_TRAINING_THREADS: number;
  WEICHE_TRAINING_MEMBERS: number;
  WEICHE_MEMORY_SOLO_SHARE: number;
  WEICHE_TWO_PERSONS: boolean;
  WEICHE_RETRAIN_AFTER_CORRECTIONS: number;
  WEICHE_RETRAIN_EVERY_HOURS: number;
}

function validate(environment: Readonly<Record<string, string | undefined>>): Values {
  const ajv = new Ajv({ coerceTypes: true, useDefaults: true, allErrors: true });
  const isValues = ajv.compile<Values>({
    type: 'object',
    properties: Object.fromEntries(Object.entries(SETTINGS).map(([name, { schema }]) => [name, schema])),
  });
  const given: unknown = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === '' ? [] : [[name, value]];
    }),
  );
  if (isValues(given)) return given;
  const problems = (isValues.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath.slice(1)} ${message}`,
  );
  throw new ConfigurationError(`${problems.join('; ')}.`);
}
