import { configurationRepositoriesContract } from './store/configuration-repositories-contract.js';
import { conversationRepositoryContract } from './store/conversation-repository-contract.js';
import { knowledgeRepositoriesContract } from './store/knowledge-repositories-contract.js';
import { messageRepositoryContract } from './store/message-repository-contract.js';
import { operationRepositoriesContract } from './store/operation-repositories-contract.js';
import { outboxContract } from './store/outbox-contract.js';
import type { OpenStore } from './store/store-under-test.js';
import { ticketRepositoryContract } from './store/ticket-repository-contract.js';

/** What a store promises (src/ports/store.ts), as examples. */
export function storeContract(name: string, open: OpenStore): void {
  describe(`${name} as a store`, () => {
    messageRepositoryContract(open);
    conversationRepositoryContract(open);
    ticketRepositoryContract(open);
    outboxContract(open);
    configurationRepositoriesContract(open);
    knowledgeRepositoriesContract(open);
    operationRepositoriesContract(open);

    it('can be checked', async () => {
      const under = await open();
      await under.store.check();
      await under.close();
    });
  });
}
