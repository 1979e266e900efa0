import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ApiKey, Role } from '../domain/api-key.js';
import { hashApiKey } from '../http/hash-api-key.js';
import type { ServiceContext } from '../service/service-context.js';
import { type Configuration, ConfigurationError } from './configuration.js';

/** `weiche_` and 256 random bits. */
export const newApiKey = (): string => `weiche_${randomBytes(32).toString('base64url')}`;

/**
 * Sees to it that there is an admin key: the configured one, or a new one where none exists yet, which is returned
 * for printing once and kept nowhere.
 */
export async function ensureAdminKey(
  context: ServiceContext,
  configuration: Pick<Configuration, 'adminKey' | 'adminKeyFile'>,
): Promise<string | null> {
  const configured = configuration.adminKey ?? readKeyFile(configuration.adminKeyFile);
  if (configured !== null) {
    const hash = hashApiKey(configured);
    const known = await context.store.apiKeys.byHash(hash);
    if (known === null)
      await context.store.apiKeys.insert(keyRecord(context, configured, 'admin', 'configured admin key'));
    return null;
  }
  const keys = await context.store.apiKeys.all();
  if (keys.some(({ role, revokedAt }) => role === 'admin' && revokedAt === null)) return null;
  const key = newApiKey();
  await context.store.apiKeys.insert(keyRecord(context, key, 'admin', 'first admin key'));
  return key;
}

export function keyRecord(
  context: Pick<ServiceContext, 'clock' | 'ids'>,
  key: string,
  role: Role,
  name: string,
  agentId: string | null = null,
): ApiKey {
  return {
    id: context.ids.next(),
    hash: hashApiKey(key),
    role,
    agentId,
    name,
    createdAt: context.clock.now(),
    revokedAt: null,
  };
}

function readKeyFile(path: string | null): string | null {
  if (path === null) return null;
  let key: string;
  try {
    key = readFileSync(path, 'utf8').trim();
  } catch (cause) {
    throw new ConfigurationError(`WEICHE_ADMIN_KEY_FILE: ${path} cannot be read.`, { cause });
  }
  if (key.length < 24)
    throw new ConfigurationError('WEICHE_ADMIN_KEY_FILE: the key must have at least 24 characters.');
  return key;
}
