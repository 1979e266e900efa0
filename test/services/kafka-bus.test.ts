import { randomUUID } from 'node:crypto';
import { openKafkaBus } from '../../src/adapters/kafka/open-kafka-bus.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { messageBusContract } from '../contract/message-bus-contract.js';
import { brokers, removeTopics } from './harness/broker.js';

messageBusContract('Kafka', async () => {
  const prefix = `contract-${randomUUID()}.`;
  const connected: MessageBus[] = [];
  const connect = async () => {
    const bus = await openKafkaBus({ brokers: brokers(), prefix });
    connected.push(bus);
    return bus;
  };
  return {
    bus: await connect(),
    connect,
    close: async () => {
      await Promise.all(connected.map((bus) => bus.close()));
      await removeTopics(prefix);
    },
  };
});
