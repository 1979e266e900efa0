import { openSqliteStore } from '../../src/adapters/sqlite/open-sqlite-store.js';
import type { Store } from '../../src/ports/store.js';
import { storeContract } from './store-contract.js';
import { temporaryDir } from './temporary-dir.js';

storeContract('SQLite', async () => {
  const { dir, remove } = temporaryDir();
  const connected: Store[] = [];
  const connect = async () => {
    const store = openSqliteStore({ dir });
    connected.push(store);
    return store;
  };
  return {
    store: await connect(),
    connect,
    close: async () => {
      await Promise.all(connected.map((store) => store.close()));
      remove();
    },
  };
});
