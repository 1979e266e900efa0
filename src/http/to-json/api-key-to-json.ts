import type { ApiKey } from '../../domain/api-key.js';

/** Never with its hash. */
export function apiKeyToJson(key: ApiKey) {
  return {
    id: key.id,
    role: key.role,
    agentId: key.agentId,
    name: key.name,
    createdAt: key.createdAt.toISOString(),
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
