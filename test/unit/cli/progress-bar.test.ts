import { openProgressBar, stopProgressBars } from '../../../src/cli/progress-bar.js';
import { formatDuration, timeLeftMs } from '../../../src/cli/time-left.js';

/** Standard error that remembers what was written. */
function listen(isTTY: boolean) {
  const written: string[] = [];
  const stream = Object.assign(Object.create(process.stderr), {
    isTTY,
    columns: 100,
    write: (chunk: string) => written.push(chunk) > 0,
  });
  return { stream, text: () => written.join('') };
}

describe('the time left', () => {
  it('is not guessed from the first moments, and then follows from the whole time so far', () => {
    expect(timeLeftMs(0.01, 60_000)).toBeNull();
    expect(timeLeftMs(0.5, 1000)).toBeNull();
    expect(timeLeftMs(0.25, 30_000)).toBe(90_000);
    expect(timeLeftMs(1, 30_000)).toBe(0);
  });

  it.each([
    [0, '0s'],
    [12_400, '12s'],
    [59_600, '1m00s'],
    [28 * 60_000 + 15_000, '28m15s'],
    [23 * 60_000 + 59_900, '24m00s'],
    [3_599_900, '1h00m'],
    [7_190_000, '2h00m'],
  ])('of %d ms reads %s', (ms, text) => expect(formatDuration(ms)).toBe(text));
});

describe('progress', () => {
  it('in a file or pipe is a line at each tenth, but not more than one in five seconds', () => {
    const { stream, text } = listen(false);
    let clock = 0;
    const bar = openProgressBar('training', { stream, now: () => clock });
    for (let share = 0; share <= 100; share++) {
      clock = share * 300;
      bar.update(share / 100, 'epoch 3/8');
    }
    bar.stop();
    expect(text().split('\n')).toEqual([
      'training: 17 %, 5s, 25s left, epoch 3/8',
      'training: 34 %, 10s, 20s left, epoch 3/8',
      'training: 51 %, 15s, 15s left, epoch 3/8',
      'training: 68 %, 20s, 10s left, epoch 3/8',
      'training: 85 %, 26s, 5s left, epoch 3/8',
      '',
    ]);
  });

  it('says nothing there of what is done in a moment', () => {
    const { stream, text } = listen(false);
    const bar = openProgressBar('reading', { stream, now: () => 0 });
    for (const share of [0.2, 0.6, 1]) bar.update(share);
    bar.stop();
    expect(text()).toBe('');
  });

  it('takes neither cursor nor line wrap from a terminal, so that every end leaves both', () => {
    const { stream, text } = listen(true);
    const bar = openProgressBar('training', { stream });
    bar.update(0.5, 'epoch 3/8');
    stopProgressBars();
    expect(text()).toContain('training');
    expect(text()).toContain('50 % | 0s, epoch 3/8');
    for (const taken of ['\x1b[?25l', '\x1b[?7l']) expect(text()).not.toContain(taken);
  });
});
