import type { ApiKey, Role } from '../../domain/api-key.js';
import { conflict, invalid, notFound, type Refusal } from '../../service/outcome.js';
import { type Answer, answer, answerAll, NO_CONTENT, refuse } from '../answer.js';
import type { Authenticator } from '../authenticate.js';
import { type Call, param } from '../call.js';
import { hashApiKey } from '../hash-api-key.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { apiKeyToJson } from '../to-json/api-key-to-json.js';
import { seesAll } from '../works-council.js';

interface NewApiKey {
  readonly name: string;
  readonly role: Role;
  readonly agentId?: string;
}

export function apiKeyHandlers(
  { context, newSecret }: HttpDependencies,
  {
    authenticator,
    isWorksCouncilOn,
  }: { readonly authenticator: Pick<Authenticator, 'forget'>; readonly isWorksCouncilOn: boolean },
) {
  const { apiKeys, agents } = context.store;

  const wrongAgent = async ({ role, agentId }: NewApiKey): Promise<Refusal | null> => {
    const at = (sentence: string) => [{ path: '/agentId', sentence }];
    if (role !== 'agent') {
      return agentId === undefined
        ? null
        : invalid('api-key-agent', 'Only a key of role agent speaks for one.', at('is too much'));
    }
    if (agentId === undefined)
      return invalid('api-key-agent', 'A key of role agent names its agent.', at('is missing'));
    const known = (await agents.get(agentId)) !== null;
    return known
      ? null
      : invalid('agent-unknown', 'There is no such agent.', at('is not the id of an agent'));
  };

  return {
    async whoAmI({ caller }: Call): Promise<Answer> {
      return answer({
        keyId: caller.keyId,
        name: caller.name,
        role: caller.role,
        agentId: caller.agentId,
        agentsHidden: isWorksCouncilOn && !seesAll(caller.role),
      });
    },

    /** The answer is the only place where the key ever appears; hence it is not kept for an Idempotency-Key either. */
    async createApiKey(call: Call<NewApiKey>): Promise<Answer> {
      const refusal = await wrongAgent(call.body);
      if (refusal !== null) return refuse(refusal);
      const key = newSecret();
      const apiKey: ApiKey = {
        id: context.ids.next(),
        hash: hashApiKey(key),
        role: call.body.role,
        agentId: call.body.agentId ?? null,
        name: call.body.name,
        createdAt: context.clock.now(),
        revokedAt: null,
      };
      if ((await apiKeys.insert(apiKey)) !== 'inserted')
        return refuse(conflict('api-key-exists', 'Try again.'));
      context.log.info({ apiKeyId: apiKey.id, role: apiKey.role, by: call.caller.keyId }, 'api-key.created');
      return answer({ apiKey: apiKeyToJson(apiKey), key }, 201);
    },

    async listApiKeys(): Promise<Answer> {
      return answerAll((await apiKeys.all()).map(apiKeyToJson));
    },

    async revokeApiKey(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      if (id === call.caller.keyId) {
        return refuse(
          conflict('own-api-key', 'A key cannot revoke itself, so that the last one is never lost.'),
        );
      }
      if (!(await apiKeys.revoke(id, context.clock.now()))) return refuse(notFound('api-key', id));
      authenticator.forget();
      context.log.info({ apiKeyId: id, by: call.caller.keyId }, 'api-key.revoked');
      return NO_CONTENT;
    },
  };
}
