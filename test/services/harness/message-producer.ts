import type { Producer } from 'kafkajs';
import { plainKafka } from './broker.js';

const TOPIC = 'weiche.inbound.web-form';

/** Some other program that publishes customers' messages, and does not give up before they are acknowledged. */
export interface MessageProducer {
  /** A message with this id; resolves when it is acknowledged. What was not is sent again, and may be there twice. */
  publish(id: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function startMessageProducer(address: string): Promise<MessageProducer> {
  const producer: Producer = plainKafka([address]).producer();
  await producer.connect();
  return {
    async publish(id, text) {
      const value = JSON.stringify({ id, from: `${id}@kunde.example`, text });
      for (let tries = 1; ; tries++) {
        try {
          await producer.send({ topic: TOPIC, acks: -1, messages: [{ key: id, value }] });
          return;
        } catch (error) {
          if (tries === 100) throw error;
          await new Promise((resolve) => setTimeout(resolve, 300));
        }
      }
    },
    close: () => producer.disconnect(),
  };
}
