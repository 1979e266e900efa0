import { createBrokerPulse } from '../../../../src/adapters/kafka/broker-pulse.js';
import { createRecordSender } from '../../../../src/adapters/kafka/record-sender.js';
import { createTurns } from '../../../../src/adapters/kafka/turns.js';
import { StorageError } from '../../../../src/ports/storage-error.js';

const never = () => new Promise<never>(() => {});

describe('the patience with brokers', () => {
  it('gives up a call that takes too long, and waits less for those that are silent, until one answers', async () => {
    const pulse = createBrokerPulse();
    const living = pulse.patienceMs();
    await expect(pulse.within(1, never)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(pulse.patienceMs()).toBeLessThan(living);
    expect(await pulse.within(1000, async () => 'here')).toBe('here');
    expect(pulse.patienceMs()).toBe(living);
  });

  it('counts who cannot be reached as silent, and who refuses as living', async () => {
    const pulse = createBrokerPulse();
    const living = pulse.patienceMs();
    const refuse = async () => {
      throw new StorageError('denied', 'no');
    };
    await expect(pulse.within(1000, refuse)).rejects.toThrow('no');
    expect(pulse.patienceMs()).toBe(living);
    const away = async () => {
      throw new StorageError('unavailable', 'away');
    };
    await expect(pulse.within(1000, away)).rejects.toThrow('away');
    expect(pulse.patienceMs()).toBeLessThan(living);
  });
});

describe('a sender of records', () => {
  it('sends nothing behind a request that was given up before that is through', async () => {
    const requests: string[] = [];
    let answer = () => {};
    const producer = {
      sendBatch: (batch: { readonly topicMessages?: readonly { readonly topic: string }[] }) => {
        requests.push(batch.topicMessages?.[0]?.topic ?? '');
        return new Promise<[]>((resolve) => {
          answer = () => resolve([]);
        });
      },
    };
    const pulse = createBrokerPulse();
    // nobody waits five seconds for the first one
    const hasty = { ...pulse, within: <R>(_: number, work: () => Promise<R>) => pulse.within(5, work) };
    const sender = createRecordSender(producer, hasty);
    await expect(sender.send([{ topic: 'first', messages: [] }])).rejects.toThrow('does not answer');
    await expect(sender.send([{ topic: 'second', messages: [] }])).rejects.toThrow('does not answer');
    expect(requests).toEqual(['first']);
    answer();
    await new Promise(setImmediate);
    void sender.send([{ topic: 'third', messages: [] }]).catch(() => undefined);
    await new Promise(setImmediate);
    expect(requests).toEqual(['first', 'third']);
    answer();
  });
});

describe('turns', () => {
  it('lets in no more than asked, first come, first served, also after failures', async () => {
    const inTurn = createTurns(2);
    const order: number[] = [];
    let now = 0;
    let most = 0;
    const work = (n: number) => async () => {
      order.push(n);
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      if (n % 3 === 0) throw new Error(`${n}`);
    };
    const all = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((n) => inTurn(work(n))));
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(most).toBe(2);
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  });
});
