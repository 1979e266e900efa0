import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { KafkaTls } from '../adapters/kafka/kafka-options.js';
import { ConfigurationError } from './configuration.js';
import type { KafkaConfiguration } from './kafka-settings.js';

const CERTIFICATE = '-----BEGIN CERTIFICATE-----';

/**
 * The certificates and the key that the settings name.
 *
 * @throws ConfigurationError that names the variable whose file cannot be read or used
 */
export function readKafkaTls({ caFile, client }: NonNullable<KafkaConfiguration['tls']>): KafkaTls {
  const ca = caFile === null ? {} : { ca: readCertificates('KAFKA_SSL_CA_FILE', caFile) };
  if (client === null) return ca;
  const cert = readCertificates('KAFKA_SSL_CERT_FILE', client.certFile);
  const key = read('KAFKA_SSL_KEY_FILE', client.keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw new ConfigurationError(
      'KAFKA_SSL_KEY_FILE: no private key (PEM, not encrypted) that belongs to KAFKA_SSL_CERT_FILE.',
      { cause },
    );
  }
  return { ...ca, cert, key };
}

function readCertificates(variable: string, file: string): string {
  const text = read(variable, file);
  // Node would take any text for no authority at all, and then refuse every broker
  if (!text.includes(CERTIFICATE)) {
    throw new ConfigurationError(`${variable}: ${file} holds no certificate (PEM).`);
  }
  return text;
}

function read(variable: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new ConfigurationError(`${variable}: ${file} cannot be read.`, { cause });
  }
}
