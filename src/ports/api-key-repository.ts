import type { ApiKey } from '../domain/api-key.js';
import type { InsertOutcome } from './write-outcome.js';

export interface ApiKeyRepository {
  byHash(hash: string): Promise<ApiKey | null>;
  all(): Promise<readonly ApiKey[]>;
  insert(key: ApiKey): Promise<InsertOutcome>;
  revoke(id: string, at: Date): Promise<boolean>;
}
