import { withPatience } from '../../../../src/adapters/kafka/with-patience.js';

/** Fails so often, then answers. */
const failing = (error: Error, times: number) => {
  let calls = 0;
  return {
    calls: () => calls,
    work: async () => {
      calls += 1;
      if (calls <= times) throw error;
      return 'answer';
    },
  };
};
const named = (name: string, parts: object = {}) => Object.assign(new Error(name), { name }, parts);

describe('withPatience', () => {
  it.each([
    ['what the driver calls retriable', named('KafkaJSProtocolError', { retriable: true })],
    [
      'an answer that kafkajs finds empty',
      named('TypeError', { stack: 'at node_modules/kafkajs/src/admin/index.js' }),
    ],
  ])('tries %s again', async (_, error) => {
    const { work, calls } = failing(error, 2);
    expect(await withPatience(work)).toBe('answer');
    expect(calls()).toBe(3);
  });

  it.each([
    ['a refusal', named('KafkaJSProtocolError', { retriable: false })],
    ['what the driver has tried often enough', named('KafkaJSNumberOfRetriesExceeded', { retriable: true })],
    ['an error of ours', named('TypeError', { stack: 'at src/adapters/kafka/group-lag.ts' })],
  ])('does not try %s again', async (_, error) => {
    const { work, calls } = failing(error, 2);
    await expect(withPatience(work)).rejects.toBe(error);
    expect(calls()).toBe(1);
  });
});
