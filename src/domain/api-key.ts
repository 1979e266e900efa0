export const ROLES = ['ingest', 'agent', 'supervisor', 'data', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A bearer key. Only its hash is kept. */
export interface ApiKey {
  readonly id: string;
  /** SHA-256 of the key, in hex (keys are 256 random bits, so no slow hash is needed). */
  readonly hash: string;
  readonly role: Role;
  /** The agent that a key of role `agent` speaks for. */
  readonly agentId: string | null;
  readonly name: string;
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}
