import type { KafkaCredentials } from '../adapters/kafka/kafka-options.js';

const MECHANISMS = [
  'plain',
  'scram-sha-256',
  'scram-sha-512',
] as const satisfies readonly KafkaCredentials['mechanism'][];

/** The part of the settings that concerns Apache Kafka. */
export const KAFKA_SETTINGS = {
  KAFKA_BROKERS: {
    description:
      'Apache Kafka instead of the embedded bus: host:port of some brokers, separated by commas. Without it the bus is a file in WEICHE_DATA_DIR.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_SSL: {
    description: 'true: connections to the brokers are encrypted and their certificates checked.',
    schema: { type: 'boolean', default: false },
  },
  KAFKA_SSL_CA_FILE: {
    description:
      'File (PEM) with the certificates of the authorities that vouch for the brokers, where they are your own; those that Node knows unless told.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_SSL_CERT_FILE: {
    description:
      'File (PEM) with the certificate of this service, where brokers ask for one; none unless told.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_SSL_KEY_FILE: {
    description: 'File (PEM) with the private key to KAFKA_SSL_CERT_FILE, not encrypted.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_SASL_MECHANISM: {
    description: `How the service proves who it is to the brokers: ${MECHANISMS.join(', ')}; not at all unless told.`,
    schema: { type: 'string', enum: ['', ...MECHANISMS], default: '' },
  },
  KAFKA_SASL_USERNAME: {
    description: 'User name for KAFKA_SASL_MECHANISM.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_SASL_PASSWORD_FILE: {
    description: 'File that holds the password for KAFKA_SASL_MECHANISM.',
    schema: { type: 'string', default: '' },
  },
  KAFKA_CREATE_TOPICS: {
    description:
      'false: topics that are missing are named and the service ends; true unless told: it creates them.',
    schema: { type: 'boolean', default: true },
  },
  KAFKA_SESSION_TIMEOUT_MS: {
    description:
      'An instance that the brokers have not heard of for so long, in ms, has lost its partitions to the others; brokers bound it (6000 to 1800000 unless set up otherwise).',
    schema: { type: 'integer', minimum: 1000, maximum: 1_800_000, default: 10_000 },
  },
  KAFKA_PREFIX: {
    description: 'Put before the names of topics and groups, so that several Weiche share a cluster.',
    schema: { type: 'string', pattern: '^[a-zA-Z0-9._-]{0,100}$', default: '' },
  },
} as const;

export interface KafkaValues {
  KAFKA_BROKERS: string;
  KAFKA_SSL: boolean;
  KAFKA_SSL_CA_FILE: string;
  KAFKA_SSL_CERT_FILE: string;
  KAFKA_SSL_KEY_FILE: string;
  KAFKA_SASL_MECHANISM: '' | KafkaCredentials['mechanism'];
  KAFKA_SASL_USERNAME: string;
  KAFKA_SASL_PASSWORD_FILE: string;
  KAFKA_CREATE_TOPICS: boolean;
  KAFKA_SESSION_TIMEOUT_MS: number;
  KAFKA_PREFIX: string;
}

export interface KafkaConfiguration {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** Null for plain connections. */
  readonly tls: {
    readonly caFile: string | null;
    /** Of this service's own certificate and its key. */
    readonly client: { readonly certFile: string; readonly keyFile: string } | null;
  } | null;
  readonly sasl: {
    readonly mechanism: KafkaCredentials['mechanism'];
    readonly username: string;
    readonly passwordFile: string;
  } | null;
  readonly createTopics: boolean;
  readonly sessionTimeoutMs: number;
  readonly prefix: string;
}

const BROKER = /^(\[[0-9a-fA-F:.]+\]|[^\s:/@,[\]]+):([0-9]{1,5})$/;

/**
 * What the values say about Kafka: null for the embedded bus. `problem` names the variable that cannot be used, also
 * where a setting would silently do nothing.
 */
export function readKafkaValues(
  values: KafkaValues,
): { readonly kafka: KafkaConfiguration | null } | { readonly problem: string } {
  const brokers = values.KAFKA_BROKERS.split(',').flatMap((broker) => broker.trim() || []);
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username } = values;
  const passwordFile = values.KAFKA_SASL_PASSWORD_FILE;
  const { KAFKA_SSL_CA_FILE: caFile, KAFKA_SSL_CERT_FILE: certFile, KAFKA_SSL_KEY_FILE: keyFile } = values;
  if (brokers.length === 0) {
    const idle = Object.entries({
      KAFKA_SSL: values.KAFKA_SSL,
      KAFKA_SSL_CA_FILE: caFile !== '',
      KAFKA_SSL_CERT_FILE: certFile !== '',
      KAFKA_SSL_KEY_FILE: keyFile !== '',
      KAFKA_SASL_MECHANISM: mechanism !== '',
      KAFKA_SASL_USERNAME: username !== '',
      KAFKA_SASL_PASSWORD_FILE: passwordFile !== '',
    }).find(([, isSet]) => isSet);
    return idle === undefined ? { kafka: null } : { problem: `${idle[0]} is set, but KAFKA_BROKERS is not.` };
  }
  const wrong = brokers.find((broker) => !isBroker(broker));
  if (wrong !== undefined) {
    return { problem: `KAFKA_BROKERS: ${JSON.stringify(wrong.slice(0, 100))} is not host:port.` };
  }
  if (!values.KAFKA_SSL && [caFile, certFile, keyFile].some((file) => file !== '')) {
    return {
      problem: 'KAFKA_SSL must be true with KAFKA_SSL_CA_FILE, KAFKA_SSL_CERT_FILE and KAFKA_SSL_KEY_FILE.',
    };
  }
  if (certFile !== '' && keyFile === '') {
    return { problem: 'KAFKA_SSL_KEY_FILE must be set with KAFKA_SSL_CERT_FILE.' };
  }
  if (keyFile !== '' && certFile === '') {
    return { problem: 'KAFKA_SSL_CERT_FILE must be set with KAFKA_SSL_KEY_FILE.' };
  }
  if (mechanism === '' && (username !== '' || passwordFile !== '')) {
    return {
      problem: 'KAFKA_SASL_MECHANISM must be set with KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.',
    };
  }
  if (mechanism !== '' && username === '') {
    return { problem: 'KAFKA_SASL_USERNAME must be set with KAFKA_SASL_MECHANISM.' };
  }
  if (mechanism !== '' && passwordFile === '') {
    return { problem: 'KAFKA_SASL_PASSWORD_FILE must be set with KAFKA_SASL_MECHANISM.' };
  }
  return {
    kafka: {
      brokers,
      tls: values.KAFKA_SSL
        ? {
            caFile: caFile === '' ? null : caFile,
            client: certFile === '' ? null : { certFile, keyFile },
          }
        : null,
      sasl: mechanism === '' ? null : { mechanism, username, passwordFile },
      createTopics: values.KAFKA_CREATE_TOPICS,
      sessionTimeoutMs: values.KAFKA_SESSION_TIMEOUT_MS,
      prefix: values.KAFKA_PREFIX,
    },
  };
}

function isBroker(text: string): boolean {
  const port = Number(BROKER.exec(text)?.[2] ?? 0);
  return port >= 1 && port <= 65_535;
}
