import { createGroupCommits } from '../../../../src/adapters/kafka/group-commits.js';

const at = (offset: string, partition = 0) => ({ topic: 'mail', partition, offset });
const rebalance = () =>
  Object.assign(new Error('x'), { name: 'KafkaJSProtocolError', type: 'REBALANCE_IN_PROGRESS' });

function harness() {
  const errors: unknown[] = [];
  const again: (readonly { readonly offset: string }[])[] = [];
  const commits = createGroupCommits({
    commitAgain: async (positions) => void again.push(positions),
    onError: (error) => void errors.push(error),
    isClosing: () => false,
  });
  return { commits, errors, again };
}

describe('commits of a group', () => {
  it('remembers what is dealt with until the broker knows', async () => {
    const { commits } = harness();
    let answer = () => {};
    commits.send(at('7'), () => new Promise((resolve) => (answer = resolve)));
    expect(commits.dealtWith(at(''))).toBe(7n);
    await commits.ready();
    answer();
    await commits.idle();
    expect(commits.dealtWith(at(''))).toBeUndefined();
  });

  it('lets no more than sixteen be unanswered', async () => {
    const { commits } = harness();
    const answers: (() => void)[] = [];
    for (let offset = 1; offset <= 16; offset++)
      commits.send(at(`${offset}`), () => new Promise((resolve) => answers.push(resolve)));
    let isReady = false;
    const ready = commits.ready().then(() => {
      isReady = true;
    });
    await new Promise(setImmediate);
    expect(isReady).toBe(false);
    answers[0]?.();
    await ready;
    expect(commits.dealtWith(at(''))).toBe(16n);
  });

  it('commits again what failed, before more is begun', async () => {
    const { commits, errors, again } = harness();
    commits.send(at('7'), async () => {
      throw new Error('away');
    });
    await commits.idle();
    await commits.ready();
    expect(errors).toHaveLength(1);
    expect(again).toEqual([[at('7')]]);
    expect(commits.dealtWith(at(''))).toBeUndefined();
  });

  it('begins nothing while the group is divided, and then knows what is dealt with in its own partitions', async () => {
    const { commits } = harness();
    const refuse = async () => {
      throw rebalance();
    };
    for (const partition of [0, 1, 2]) commits.send(at('7', partition), refuse);
    await commits.idle();
    await expect(commits.ready()).rejects.toMatchObject({ type: 'REBALANCE_IN_PROGRESS' });
    // 0 is still ours and behind, 1 is somebody else's, in 2 somebody has gone further
    const known = [at('5', 0), at('5', 1), at('9', 2)];
    expect(commits.rejoined(new Set(['mail/0', 'mail/2']), known)).toEqual([at('7', 0)]);
    await commits.ready();
    expect(commits.dealtWith(at('', 1))).toBeUndefined();
    expect(commits.dealtWith(at('', 2))).toBeUndefined();
  });
});
