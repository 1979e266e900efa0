import { StorageError, type StorageErrorCode } from '../../ports/storage-error.js';

const DENIED = new Set([
  'SASL_AUTHENTICATION_FAILED',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
]);
const UNKNOWN_AUTHORITY = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);
const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'MSG_SIZE_TOO_LARGE']);

/**
 * The driver's error as the ports' one; what is not the driver's comes back as it is. The message says what failed
 * and not what was in a record.
 */
export function translateError(error: unknown): unknown {
  if (!isKafkaError(error)) return error;
  const cause = rootCause(error);
  const [code, message] = describe(cause);
  return new StorageError(code, message, { cause: error });
}

function describe(error: Error): readonly [StorageErrorCode, string] {
  const type = typeOf(error);
  if (error.name === 'KafkaJSSASLAuthenticationError' || DENIED.has(type)) {
    return ['denied', `Kafka refuses: ${type === '' ? 'wrong user name or password' : type}`];
  }
  const refusal = tlsRefusal(error);
  if (refusal !== null) return ['denied', refusal];
  if (TOO_LARGE.has(type)) return ['too-large', 'a record is larger than its Kafka topic allows'];
  // brokers at a plain port close it, as they do when they stop
  if (error.message.includes('before secure TLS connection')) {
    return [
      'unavailable',
      'Kafka breaks off before the connection is encrypted; it may not encrypt at this port (KAFKA_BROKERS, KAFKA_SSL)',
    ];
  }
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION')
    return ['unavailable', 'a Kafka topic does not exist (any more)'];
  return ['unavailable', `Kafka cannot be reached or does not answer (${type === '' ? error.name : type})`];
}

/** Why no encrypted connection comes about, which waiting will not change; null for anything else. */
function tlsRefusal(error: Error): string | null {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (UNKNOWN_AUTHORITY.has(code)) {
    return `the certificate of the Kafka brokers is signed by an authority that is not known here (${code}); name yours in KAFKA_SSL_CA_FILE`;
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return 'the certificate of a Kafka broker is for another host than the one it was reached at (ERR_TLS_CERT_ALTNAME_INVALID)';
  }
  if (code === 'CERT_HAS_EXPIRED') return 'the certificate of a Kafka broker has expired (CERT_HAS_EXPIRED)';
  if (
    code === 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' ||
    code === 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE'
  ) {
    return `the Kafka brokers want a certificate of this service that they know (${code}); name it in KAFKA_SSL_CERT_FILE`;
  }
  return null;
}

/** Protocol errors carry the broker's name for them. */
function typeOf(error: Error): string {
  return 'type' in error && typeof error.type === 'string' ? error.type : '';
}

/** Retries wrap the error that made the driver give up; errors of several topics come in a list. */
function rootCause(error: Error): Error {
  if (['KafkaJSNumberOfRetriesExceeded', 'KafkaJSNonRetriableError'].includes(error.name)) {
    return error.cause instanceof Error ? rootCause(error.cause) : error;
  }
  if ('errors' in error && Array.isArray(error.errors) && error.errors[0] instanceof Error) {
    return rootCause(error.errors[0]);
  }
  return error;
}

/** By name: Node finds none of the driver's error classes as named exports, and a second copy has its own. */
function isKafkaError(error: unknown): error is Error {
  return error instanceof Error && error.name.startsWith('KafkaJS');
}

/** The group is being divided anew, or has given this member up: the consumer must join again. */
export function mustRejoin(error: unknown): boolean {
  if (!isKafkaError(error)) return false;
  return [
    'REBALANCE_IN_PROGRESS',
    'ILLEGAL_GENERATION',
    'UNKNOWN_MEMBER_ID',
    'NOT_COORDINATOR_FOR_GROUP',
  ].includes(typeOf(rootCause(error)));
}
