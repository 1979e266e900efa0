import type { Logger } from '../../ports/logger.js';

export interface KafkaTls {
  /** PEM of the authorities that sign the brokers' certificates; the system's unless told. */
  readonly ca?: string;
  /** PEM of this client's certificate and key, where the brokers ask for one. */
  readonly cert?: string;
  readonly key?: string;
}

export interface KafkaCredentials {
  readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly username: string;
  readonly password: string;
}

export interface KafkaBusOptions {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** Names this process to the brokers; `weiche` unless told. */
  readonly clientId?: string;
  /** Plain connections unless told. */
  readonly tls?: KafkaTls;
  readonly sasl?: KafkaCredentials;
  /** Put before every topic and group on the brokers, so that several Weiche share a cluster; empty unless told. */
  readonly prefix?: string;
  /** Whether topics that are missing are created; true unless told. */
  readonly createTopics?: boolean;
  /** Of a topic that is created; 8 unless told. */
  readonly partitions?: number;
  /** A member that was not heard of for so long has lost its partitions; 10,000 ms unless told. */
  readonly sessionTimeoutMs?: number;
  /** How often members show that they live, and learn of changes in their group; 500 ms unless told. */
  readonly heartbeatMs?: number;
  readonly log?: Logger;
}
