import type { Role } from '../domain/api-key.js';
import type { Actor } from '../service/tickets.js';

/** Who calls. */
export interface Caller {
  readonly keyId: string;
  /** The key's name. */
  readonly name: string;
  /** Null: nobody, on a public call. */
  readonly role: Role | null;
  /** Set for role `agent`, and only then. */
  readonly agentId: string | null;
}

export const NOBODY: Caller = { keyId: '', name: 'nobody', role: null, agentId: null };

/** An agent's key acts for that agent only; every other role for anybody. */
export function actorOf(caller: Caller): Actor {
  return caller.agentId === null ? {} : { agentId: caller.agentId };
}

/** Whether the caller may act for this agent. */
export function speaksFor(caller: Caller, agentId: string): boolean {
  return caller.agentId === null || caller.agentId === agentId;
}
