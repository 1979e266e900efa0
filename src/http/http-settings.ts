/** How the interface behaves. Every field has a default. */
export interface HttpSettings {
  /** Largest body of a call that takes a whole message, in bytes; 26 MiB. */
  readonly messageBodyBytes: number;
  /** Largest body of any other call, in bytes; 1 MiB. */
  readonly smallBodyBytes: number;
  /** Calls a minute with one key; 60,000. */
  readonly callsPerMinute: number;
  /** Refused keys a minute from one address, after which its unknown keys are not looked up any more; 30. */
  readonly refusedKeysPerMinute: number;
  /** How long a key that was found is trusted without looking again: a revoked key ends within it; 5 s. */
  readonly keyCacheMs: number;
  /** How long the answer to an `Idempotency-Key` is kept; 24 h. */
  readonly idempotencyTtlMs: number;
  /** Pause between signs of life on an event stream; 15 s. */
  readonly heartbeatMs: number;
  /** Bytes that may wait for a slow reader of an event stream before it is cut off; 1 MiB. */
  readonly streamBufferBytes: number;
  /** Event streams at once on this instance; 1,000. */
  readonly maxStreams: number;
  /** Works-council mode: supervisors see agents under daily pseudonyms, and no figures of single ones; false. */
  readonly worksCouncil: boolean;
  /** Whether /metrics needs no key; false. */
  readonly metricsPublic: boolean;
  /** Express' `trust proxy`: how many proxies stand in front, for the caller's address; 0. */
  readonly trustedProxies: number;
  /** Whether answers are checked against the OpenAPI document too: for tests; false. */
  readonly validateResponses: boolean;
}

export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  messageBodyBytes: 26 * 1024 * 1024,
  smallBodyBytes: 1024 * 1024,
  callsPerMinute: 60_000,
  refusedKeysPerMinute: 30,
  keyCacheMs: 5_000,
  idempotencyTtlMs: 24 * 3_600_000,
  heartbeatMs: 15_000,
  streamBufferBytes: 1024 * 1024,
  maxStreams: 1_000,
  worksCouncil: false,
  metricsPublic: false,
  trustedProxies: 0,
  validateResponses: false,
};
