import type { Producer, TopicMessages } from 'kafkajs';
import type { BrokerPulse } from './broker-pulse.js';

/** One request to the brokers. */
export interface RecordSender {
  /**
   * Resolves when all messages are durable.
   *
   * @throws StorageError `unavailable` when the brokers do not answer in time; the records may come all the same
   */
  send(topicMessages: TopicMessages[]): Promise<void>;
}

const SEND_MS = 5000;
/** How long a request waits for earlier ones that were given up. */
const BEHIND_MS = 200;

/**
 * Gives up a request that is not answered in time. The driver goes on with it, so that nothing more is sent until it
 * is through: else brokers that were frozen would find the same records many times when they come to.
 */
export function createRecordSender(producer: Pick<Producer, 'sendBatch'>, pulse: BrokerPulse): RecordSender {
  const givenUp = new Set<Promise<unknown>>();
  return {
    async send(topicMessages) {
      if (givenUp.size > 0) await pulse.within(BEHIND_MS, () => Promise.all(givenUp));
      let isOver = false;
      const sending = producer.sendBatch({ acks: -1, topicMessages });
      const settled = sending.then(
        () => undefined,
        () => undefined,
      );
      void settled.then(() => {
        isOver = true;
        givenUp.delete(settled);
      });
      try {
        await pulse.within(SEND_MS, () => sending);
      } catch (error) {
        if (!isOver) givenUp.add(settled);
        throw error;
      }
    },
  };
}
