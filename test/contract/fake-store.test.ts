import { inMemoryStore } from '../fakes/in-memory-store.js';
import { storeContract } from './store-contract.js';

storeContract('the fake', async () => {
  const store = inMemoryStore();
  return { store, connect: async () => store, close: () => store.close() };
});
