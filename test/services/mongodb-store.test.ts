// The contract of every store, against the server that MONGODB_URI names. What each example has stored is held against
// the validators, which the stand-in does not know.
import { openMongoStore } from '../../src/adapters/mongodb/open-mongo-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import type { Store } from '../../src/ports/store.js';
import { storeContract } from '../contract/store-contract.js';
import { misfits } from './harness/misfits.js';
import { dropDatabase, mongoUri, newDatabaseName } from './harness/mongodb-database.js';

storeContract('MongoDB', async () => {
  const database = newDatabaseName();
  const connected: Store[] = [];
  const connect = async () => {
    const store = await openMongoStore({ uri: mongoUri(), database, clock: systemClock });
    connected.push(store);
    return store;
  };
  return {
    store: await connect(),
    connect,
    close: async () => {
      await Promise.all(connected.map((store) => store.close()));
      const refused = await misfits(database);
      await dropDatabase(database);
      expect(refused).toEqual([]);
    },
  };
});
