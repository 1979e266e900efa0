import { mkdirSync, readFileSync } from 'node:fs';
import type { KafkaCredentials } from '../adapters/kafka/kafka-options.js';
import { openKafkaBus } from '../adapters/kafka/open-kafka-bus.js';
import { openSqliteBus } from '../adapters/sqlite/open-sqlite-bus.js';
import type { Clock } from '../ports/clock.js';
import type { Logger } from '../ports/logger.js';
import type { MessageBus } from '../ports/message-bus.js';
import { type Configuration, ConfigurationError } from './configuration.js';
import type { KafkaConfiguration } from './kafka-settings.js';
import { readKafkaTls } from './read-kafka-tls.js';

export interface OpenBusOptions {
  readonly clock: Clock;
  readonly log?: Logger;
  /** Topics that must be there: created where that is allowed and needed, else refused by name. None unless told. */
  readonly topics?: readonly string[];
}

/**
 * The bus that the configuration asks for: Apache Kafka, or the embedded one in `dataDir`.
 *
 * @throws ConfigurationError when password, certificates or key cannot be read or used
 * @throws StorageError when the bus cannot be reached, refuses, or lacks topics that may not be created
 */
export async function openBus(
  { kafka, dataDir }: Pick<Configuration, 'kafka' | 'dataDir'>,
  { clock, log, topics = [] }: OpenBusOptions,
): Promise<MessageBus> {
  if (kafka === null) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return openSqliteBus({ dir: dataDir, clock });
  }
  const { brokers, tls, sasl, createTopics, sessionTimeoutMs, prefix } = kafka;
  if (sasl?.mechanism === 'plain' && tls === null) {
    log?.warn({ setting: 'KAFKA_SSL' }, 'kafka.password-sent-in-clear');
  }
  const bus = await openKafkaBus({
    brokers,
    createTopics,
    sessionTimeoutMs,
    prefix,
    ...(tls === null ? {} : { tls: readKafkaTls(tls) }),
    ...(sasl === null ? {} : { sasl: credentials(sasl) }),
    ...(log === undefined ? {} : { log }),
  });
  try {
    await bus.ensureTopics(topics);
    return bus;
  } catch (error) {
    await bus.close();
    throw error;
  }
}

function credentials({
  mechanism,
  username,
  passwordFile,
}: NonNullable<KafkaConfiguration['sasl']>): KafkaCredentials {
  let password: string;
  try {
    // editors end a file with a line break, which is no part of the password
    password = readFileSync(passwordFile, 'utf8').replace(/\r?\n$/, '');
  } catch (cause) {
    throw new ConfigurationError(`KAFKA_SASL_PASSWORD_FILE: ${passwordFile} cannot be read.`, { cause });
  }
  if (password === '') throw new ConfigurationError(`KAFKA_SASL_PASSWORD_FILE: ${passwordFile} is empty.`);
  return { mechanism, username, password };
}
