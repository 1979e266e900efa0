import { EventEmitter } from 'node:events';
import { CancelledError, cancellable } from '../../../src/cli/cancellable.js';

const forever = () => new Promise<never>(() => {});

describe('cancellable work', () => {
  it.each(['SIGINT', 'SIGTERM'])(
    'ends at %s, also where it waits for input that never comes',
    async (name) => {
      const signals = new EventEmitter();
      let seen: AbortSignal | undefined;
      const working = cancellable(({ signal }) => {
        seen = signal;
        return forever();
      }, signals);
      signals.emit(name);
      await expect(working).rejects.toThrow(new CancelledError());
      expect(seen?.aborted).toBe(true);
      expect(signals.eventNames()).toEqual([]);
    },
  );

  it('is not cancelled any more once its results are being written', async () => {
    const signals = new EventEmitter();
    const working = cancellable(async ({ keep }) => {
      keep();
      signals.emit('SIGINT');
      return 'written';
    }, signals);
    expect(await working).toBe('written');
  });

  it('writes nothing where the signal came first', async () => {
    const signals = new EventEmitter();
    let written = false;
    const working = cancellable(async ({ keep }) => {
      signals.emit('SIGINT');
      keep();
      written = true;
    }, signals);
    await expect(working).rejects.toThrow(new CancelledError());
    expect(written).toBe(false);
  });
});
