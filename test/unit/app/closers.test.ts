import { createClosers } from '../../../src/app/closers.js';
import { fakeClock } from '../../fakes/fake-clock.js';

describe('closers', () => {
  it('close what was opened last first, say how long each took, and go on when one fails', async () => {
    const clock = fakeClock();
    const closers = createClosers(clock);
    const closed: string[] = [];
    closers.add('store', async () => void closed.push('store'));
    closers.add('bus', async () => {
      clock.advance(20);
      throw new Error('the bus does not close');
    });
    closers.add('http', async () => void closed.push('http'));
    const lines: object[] = [];
    const info = (fields: object) => void lines.push(fields);
    await expect(closers.closeAll({ debug: info, info, warn: info, error: info })).rejects.toThrow('the bus');
    expect(closed).toEqual(['http', 'store']);
    expect(lines).toEqual([
      { part: 'http', durationMs: 0 },
      { part: 'bus', durationMs: 20 },
      { part: 'store', durationMs: 0 },
    ]);
    // a second call finds nothing left to close
    await closers.closeAll();
    expect(closed).toEqual(['http', 'store']);
  });

  it('leave a part behind that does not end in its time, and close the others', async () => {
    const closers = createClosers(fakeClock());
    const closed: string[] = [];
    closers.add('store', async () => void closed.push('store'));
    closers.add('dispatcher', () => new Promise(() => {}), 5);
    closers.add('http', async () => void closed.push('http'), 60_000);
    const warned: object[] = [];
    const ignore = () => {};
    await closers.closeAll({
      debug: ignore,
      info: ignore,
      warn: (fields: object) => void warned.push(fields),
      error: ignore,
    });
    expect(closed).toEqual(['http', 'store']);
    expect(warned).toEqual([{ part: 'dispatcher', durationMs: 0 }]);
  });
});
