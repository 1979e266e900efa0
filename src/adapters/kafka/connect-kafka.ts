import { Kafka, type LogEntry, logLevel, type SASLOptions } from 'kafkajs';
import type { Logger } from '../../ports/logger.js';
import { type BrokerSockets, openBrokerSockets } from './broker-sockets.js';
import type { KafkaBusOptions, KafkaCredentials } from './kafka-options.js';

export interface KafkaClient extends Pick<BrokerSockets, 'cut'> {
  readonly kafka: Kafka;
}

/** The driver, set up but not yet connected. Its warnings go to our log, without what it says about records. */
export function connectKafka(options: KafkaBusOptions): KafkaClient {
  const { brokers, clientId = 'weiche', tls, sasl, log } = options;
  const sockets = openBrokerSockets();
  const forward = log === undefined ? () => {} : createForwarder(log);
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    // gives up after about four seconds; who called decides whether to go on
    retry: { initialRetryTime: 100, maxRetryTime: 1000, retries: 7 },
    logLevel: log === undefined ? logLevel.NOTHING : logLevel.WARN,
    // what breaks when connections are cut is meant to
    logCreator: () => (entry) => {
      if (!sockets.isCut()) forward(entry);
    },
    socketFactory: sockets.factory,
    ...(tls === undefined ? {} : { ssl: { ...tls, rejectUnauthorized: true } }),
    ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
  });
  return { kafka, cut: sockets.cut };
}

/** The driver's types want to know the mechanism when they are compiled. */
function saslOf({ mechanism, username, password }: KafkaCredentials): SASLOptions {
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password };
    case 'scram-sha-256':
      return { mechanism, username, password };
    case 'scram-sha-512':
      return { mechanism, username, password };
  }
}

/** The same complaint is a warning no more often than this. */
const WARN_EVERY_MS = 10_000;

/** The driver says at length what it retries; that is worth a line only to who looks for it. */
function createForwarder(log: Logger): (entry: LogEntry) => void {
  const warnedAt = new Map<string, number>();
  return ({ level, namespace, log: { message, error, groupId, broker } }) => {
    const text = typeof error === 'string' ? error : undefined;
    const fields = { namespace, message, error: text, groupId, broker };
    const now = performance.now();
    const isNews = now - (warnedAt.get(message) ?? Number.NEGATIVE_INFINITY) > WARN_EVERY_MS;
    if (level !== logLevel.ERROR || !isNews) {
      log.debug(fields, 'kafka.driver');
      return;
    }
    if (warnedAt.size > 100) warnedAt.clear();
    warnedAt.set(message, now);
    log.warn(fields, 'kafka.driver');
  };
}
