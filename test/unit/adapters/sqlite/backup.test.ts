import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUpFiles } from '../../../../src/adapters/sqlite/backup/back-up-files.js';
import { restoreFiles } from '../../../../src/adapters/sqlite/backup/restore-files.js';
import { openSqliteBus } from '../../../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../../../src/adapters/sqlite/open-sqlite-store.js';
import type { Queue } from '../../../../src/domain/queue.js';
import { DONE } from '../../../../src/ports/message-bus.js';
import { temporaryDir } from '../../../contract/temporary-dir.js';
import { waitUntil } from '../../../contract/wait-until.js';
import { fakeClock } from '../../../fakes/fake-clock.js';

const takenAt = new Date('2026-03-02T08:00:00Z');
const queue = (name: string): Queue => ({
  name,
  version: 0,
  displayName: { de: name, en: name },
  weight: 1,
  serviceLevelSeconds: 60,
  requiredSkills: {},
});

describe('backing up and restoring the embedded files', () => {
  let dir: ReturnType<typeof temporaryDir>;
  beforeEach(() => {
    dir = temporaryDir();
  });
  afterEach(() => dir.remove());
  const at = (name: string) => join(dir.dir, name);
  const backUp = (options: { readonly dataDir?: string; readonly outDir?: string } = {}) =>
    backUpFiles({ dataDir: at('data'), outDir: at('backup'), takenAt, program: '1.2.3', ...options });

  /** A store with one queue and a bus with one record, both open. */
  const openBoth = async () => {
    const store = openSqliteStore({ dir: at('data') });
    const bus = openSqliteBus({ dir: at('data'), clock: fakeClock() });
    await store.queues.put(queue('billing'));
    await bus.publish([{ topic: 'weiche.inbound.chat', key: 'k', value: Buffer.from('hello') }]);
    return { store, bus };
  };

  it('brings back what was stored and published, while everything stays open', async () => {
    const { store, bus } = await openBoth();
    const outcome = await backUp();
    await store.queues.put(queue('later'));
    await store.close();
    await bus.close();

    expect(outcome).toMatchObject({
      kind: 'ok',
      manifest: { takenAt: '2026-03-02T08:00:00.000Z', program: '1.2.3', files: [{}, {}] },
    });
    expect(readdirSync(at('backup')).sort()).toEqual(['backup.json', 'bus.sqlite', 'store.sqlite']);
    expect(statSync(join(at('backup'), 'store.sqlite')).mode & 0o777).toBe(0o600);

    expect(await restoreFiles({ fromDir: at('backup'), dataDir: at('restored') })).toMatchObject({
      kind: 'ok',
    });
    const restored = openSqliteStore({ dir: at('restored') });
    const restoredBus = openSqliteBus({ dir: at('restored'), clock: fakeClock() });
    const received: string[] = [];
    await restoredBus.subscribe({
      topics: ['weiche.inbound.chat'],
      group: 'g',
      handle: async (records) => {
        received.push(...records.map(({ value }) => Buffer.from(value).toString()));
        return records.map(() => DONE);
      },
    });
    await waitUntil('the record', () => received.length > 0);
    expect((await restored.queues.all()).map(({ name }) => name)).toEqual(['billing']);
    expect(received).toEqual(['hello']);
    await restoredBus.close();
    await restored.close();
  });

  it('copies store and bus as of one moment, however many writes go on meanwhile', async () => {
    const { store, bus } = await openBoth();
    let writing = true;
    // what happens first is in the store, then told on the bus: at no moment does the bus know more
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        await store.queues.put(queue(`q${n}`));
        await bus.publish([{ topic: 'told', key: 'k', value: Buffer.from(`q${n}`) }]);
      }
    })();
    for (let round = 0; round < 5; round++) {
      expect(await backUp({ outDir: at(`backup-${round}`) })).toMatchObject({ kind: 'ok' });
    }
    writing = false;
    await writer;
    await store.close();
    await bus.close();

    for (let round = 0; round < 5; round++) {
      const copy = openSqliteStore({ dir: at(`backup-${round}`) });
      const copyBus = openSqliteBus({ dir: at(`backup-${round}`), clock: fakeClock() });
      const told: string[] = [];
      await copyBus.subscribe({
        topics: ['told'],
        group: 'g',
        handle: async (records) => {
          told.push(...records.map(({ value }) => Buffer.from(value).toString()));
          return records.map(() => DONE);
        },
      });
      await waitUntil('all that was told', async () =>
        (await copyBus.lag('g')).every(({ lag }) => lag === 0),
      );
      const stored = (await copy.queues.all()).length - 1;
      expect(stored - told.length === 0 || stored - told.length === 1).toBe(true);
      await copyBus.close();
      await copy.close();
    }
  });

  it('never overwrites', async () => {
    const { store, bus } = await openBoth();
    await store.close();
    await bus.close();
    mkdirSync(at('backup'));
    writeFileSync(join(at('backup'), 'precious'), 'x');
    expect(await backUp()).toMatchObject({ kind: 'refused', sentence: expect.stringContaining('not empty') });
    expect(readdirSync(at('backup'))).toEqual(['precious']);

    await backUp({ outDir: at('good') });
    const before = readFileSync(join(at('data'), 'store.sqlite'));
    expect(await restoreFiles({ fromDir: at('good'), dataDir: at('data') })).toMatchObject({
      kind: 'refused',
    });
    expect(readFileSync(join(at('data'), 'store.sqlite')).equals(before)).toBe(true);
  });

  it('refuses where there is nothing to back up or restore', async () => {
    mkdirSync(at('data'));
    expect(await backUp()).toMatchObject({ kind: 'refused' });
    expect(existsSync(at('backup'))).toBe(false);
    expect(await restoreFiles({ fromDir: at('data'), dataDir: at('restored') })).toMatchObject({
      kind: 'refused',
    });
  });

  it.each([
    [
      'a changed byte',
      (file: Buffer) => Buffer.concat([file.subarray(0, 5000), Buffer.from('!'), file.subarray(5001)]),
    ],
    ['a cut end', (file: Buffer) => file.subarray(0, file.length - 4096)],
  ])('notices %s in a backup and restores nothing', async (_, damage) => {
    const { store, bus } = await openBoth();
    await backUp();
    await store.close();
    await bus.close();
    const path = join(at('backup'), 'store.sqlite');
    writeFileSync(path, damage(readFileSync(path)));
    expect(await restoreFiles({ fromDir: at('backup'), dataDir: at('restored') })).toMatchObject({
      kind: 'damaged',
      sentence: expect.stringContaining('store.sqlite'),
    });
    expect(readdirSync(at('restored'))).toEqual([]);
  });

  it('keeps no backup of a database that is damaged inside', async () => {
    const { store, bus } = await openBoth();
    for (let n = 0; n < 300; n++) await store.queues.put(queue(`queue-${n}`));
    await store.close();
    await bus.close();
    const path = join(at('data'), 'store.sqlite');
    const file = readFileSync(path);
    // pages after the schema's
    file.fill(0xab, file.length - 40_960, file.length - 4096);
    writeFileSync(path, file);
    expect(await backUp()).toMatchObject({ kind: 'damaged' });
    expect(readdirSync(dir.dir).filter((name) => name.startsWith('backup'))).toEqual([]);
  });

  it('does not restore files of a newer program', async () => {
    const { store, bus } = await openBoth();
    await backUp();
    await store.close();
    await bus.close();
    const path = join(at('backup'), 'backup.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/"schema": \d+/g, '"schema": 999'));
    expect(await restoreFiles({ fromDir: at('backup'), dataDir: at('restored') })).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('newer program'),
    });
  });
});
