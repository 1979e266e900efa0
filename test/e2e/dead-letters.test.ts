// `weiche dead-letters` on the embedded bus, as an operator uses it beside the running service.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSqliteBus } from '../../src/adapters/sqlite/open-sqlite-bus.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import { until } from './harness/api.js';
import { type ServiceProcess, startServiceProcess } from './harness/service-process.js';

describe('weiche dead-letters', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'weiche-dead-letters-'));
  let service: ServiceProcess;

  const weiche = (...args: string[]) => {
    const command = ['dead-letters', ...args, '--data-dir', dataDir];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('dist/cli/main.js'), ...command],
      {
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '' },
      },
    );
    const lines = stdout.split('\n').filter((line) => line !== '');
    return { status, stdout, stderr, rows: () => lines.map((line) => JSON.parse(line)) };
  };

  beforeAll(async () => {
    service = await startServiceProcess({ dataDir });
    const bus = openSqliteBus({ dir: dataDir, clock: systemClock });
    const value = Buffer.from('{"text": \u001b[2J');
    await bus.publish([{ topic: 'weiche.inbound.web-form', key: 'k', value, headers: { 'x-mine': '1' } }]);
    await bus.close();
  }, 60_000);
  afterAll(async () => {
    await service.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('lists, shows and replays', async () => {
    const [letter] = await until('the dead letter', async () => {
      const rows = weiche('list', '--json').rows();
      return rows.length > 0 ? rows : null;
    });
    expect(letter).toMatchObject({ origin: { topic: 'weiche.inbound.web-form', offset: '0' }, bytes: 13 });
    expect(Object.keys(letter)).not.toContain('base64');
    expect(weiche('list', '--code', 'something-else').stdout).toBe('');

    const [shown] = weiche('show', letter.id, '--json').rows();
    expect(shown).toMatchObject({ id: letter.id, key: 'k', headers: { 'x-mine': '1' } });
    expect(Buffer.from(shown.base64, 'base64').toString()).toBe('{"text": \u001b[2J');
    // for reading, what would command the terminal is spelt out
    expect(weiche('show', letter.id).stdout).toContain('\\u{1b}[2J');

    expect(weiche('replay', letter.id, '--json').rows()).toEqual([{ replayed: 1, left: 0 }]);
    const again = await until('its second failure', async () => {
      const rows = weiche('list', '--json').rows();
      return rows.find(({ replayOf }) => replayOf === letter.id);
    });
    expect(again.code).toBe(letter.code);
  }, 60_000);

  it('refuses what it does not understand with exit code 2', () => {
    expect(weiche('show', '0-999')).toMatchObject({ status: 2, stdout: '' });
    expect(weiche('replay').stderr).toContain('--new');
  });
});
