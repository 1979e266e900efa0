// Ctrl-C in the middle of long commands, as the operating system delivers it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileSources } from './compiled-sources.js';

const program = compileSources();
const dir = mkdtempSync(join(tmpdir(), 'weiche-cancel-'));
afterAll(() => {
  program.remove();
  rmSync(dir, { recursive: true, force: true });
});

const data = join(dir, 'rows.jsonl');
const rows = Array.from({ length: 20_000 }, (_, row) => {
  const text = `message ${row} about order ${row % 97} and matter ${row % 7}, please answer soon`;
  return JSON.stringify({ text, label: `case_${row % 7}`, entities: [{ type: 'order', start: 0, end: 7 }] });
});
writeFileSync(data, rows.join('\n'));

/** Starting takes seconds on a busy machine, in which a signal just ends the process. */
const TELLS_WHEN_IT_LISTENS = `data:text/javascript,${encodeURIComponent(
  'process.on("newListener", (name) => name === "SIGINT" && setImmediate(() => process.stderr.write("listens\\n")))',
)}`;

describe.each([
  ['train', [data]],
  ['train', ['-']],
  ['train-entities', [data]],
])('Ctrl-C during weiche %s --data %s', (command, files) => {
  it('ends it soon, says so and leaves nothing', async () => {
    const out = join(dir, `${command}-${files.length}`);
    const child = spawn(
      process.execPath,
      [
        '--import',
        TELLS_WHEN_IT_LISTENS,
        program.path('src/cli/main.ts'),
        command,
        '--data',
        ...files,
        '--out',
        out,
      ],
      { stdio: ['pipe', 'ignore', 'pipe'] },
    );
    const exited = once(child, 'close');
    let stderr = '';
    const listening = new Promise<void>((resolve) => {
      child.stderr.on('data', (chunk) => {
        stderr += String(chunk);
        if (stderr.includes('listens')) resolve();
      });
    });
    await Promise.race([listening, exited]);
    // wherever in its work it is then
    await new Promise((resolve) => setTimeout(resolve, 2000));
    child.kill('SIGINT');
    const told = performance.now();
    const [code] = await exited;
    expect(code).toBe(130);
    expect(stderr).toContain('weiche: cancelled, nothing was written\n');
    expect(performance.now() - told).toBeLessThan(10_000);
    expect(existsSync(out)).toBe(false);
  });
});
