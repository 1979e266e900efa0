import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hasEnded, processIdentity } from '../../../../src/adapters/sqlite/bus/process-identity.js';

it('knows that this process lives', () => {
  expect(hasEnded(processIdentity())).toBe(false);
});

it('knows nothing of other machines, containers and systems', () => {
  expect(hasEnded('')).toBe(false);
  expect(hasEnded('another-boot/pid:[1] 1 1')).toBe(false);
});

// only Linux has /proc
(process.platform === 'linux' ? it : it.skip)(
  'knows when a process has ended, or its id was used again',
  async () => {
    const me = processIdentity();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const ofChild = (startedAt: string) => `${me.split(' ')[0]} ${child.pid} ${startedAt}`;
    expect(hasEnded(ofChild('1'))).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(hasEnded(ofChild(me.split(' ')[2] ?? ''))).toBe(true);
  },
);
