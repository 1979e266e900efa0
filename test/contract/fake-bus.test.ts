import { inMemoryBroker } from '../fakes/in-memory-bus.js';
import { messageBusContract } from './message-bus-contract.js';

messageBusContract('the fake', async () => {
  const broker = inMemoryBroker({ clock: { now: () => new Date() } });
  const connected = [broker.connect()];
  const connect = async () => {
    const bus = broker.connect();
    connected.push(bus);
    return bus;
  };
  return {
    bus: await connect(),
    connect,
    close: async () => void (await Promise.all(connected.map((bus) => bus.close()))),
  };
});
