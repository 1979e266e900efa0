import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { messageBusContract } from './message-bus-contract.js';
import { temporaryDir } from './temporary-dir.js';

messageBusContract('SQLite', async () => {
  const { dir, remove } = temporaryDir();
  const connected: MessageBus[] = [];
  const connect = async () => {
    const bus = openSqliteBus({ dir, clock: { now: () => new Date() }, pollMs: 5 });
    connected.push(bus);
    return bus;
  };
  return {
    bus: await connect(),
    connect,
    close: async () => {
      await Promise.all(connected.map((bus) => bus.close()));
      remove();
    },
  };
});
