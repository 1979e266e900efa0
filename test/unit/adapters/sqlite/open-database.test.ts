import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqliteBus } from '../../../../src/adapters/sqlite/open-sqlite-bus.js';
import { openSqliteStore } from '../../../../src/adapters/sqlite/open-sqlite-store.js';
import { temporaryDir } from '../../../contract/temporary-dir.js';
import { fakeClock } from '../../../fakes/fake-clock.js';

let dir: string;
let remove: () => void;
beforeEach(() => {
  ({ dir, remove } = temporaryDir());
});
afterEach(() => remove());

const mode = (path: string): number => statSync(path).mode & 0o777;
const change = (path: string, sql: string): void => {
  const db = new Sqlite(path);
  db.exec(sql);
  db.close();
};

it('keeps what it stores from other users of the machine', async () => {
  const data = join(dir, 'data', 'deep');
  const store = openSqliteStore({ dir: data });
  const bus = openSqliteBus({ dir: data, clock: fakeClock() });
  await bus.publish([{ topic: 't', key: 'k', value: new Uint8Array(1) }]);
  expect(mode(data)).toBe(0o700);
  for (const name of [
    'store.sqlite',
    'store.sqlite-wal',
    'store.sqlite-shm',
    'bus.sqlite',
    'bus.sqlite-wal',
  ]) {
    expect([name, mode(join(data, name))]).toEqual([name, 0o600]);
  }
  await Promise.all([store.close(), bus.close()]);
});

it('opens the very file that is named', async () => {
  await openSqliteStore({ path: join(dir, 'my.db') }).close();
  expect(existsSync(join(dir, 'my.db'))).toBe(true);
});

it('refuses data of a newer program, and leaves them alone', () => {
  const path = join(dir, 'store.sqlite');
  void openSqliteStore({ dir }).close();
  change(path, 'PRAGMA user_version = 99');
  expect(() => openSqliteStore({ dir })).toThrow(/schema 99, this program knows \d+/);
  expect(new Sqlite(path).pragma('user_version', { simple: true })).toBe(99);
});

it.each([
  ['a bus', (path: string) => void openSqliteBus({ path, clock: fakeClock() }).close(), 'foreign'],
  ['another program', (path: string) => change(path, 'CREATE TABLE cakes (name TEXT)'), 'foreign'],
  ['no database at all', (path: string) => writeFileSync(path, 'Liebe Mutter, '.repeat(100)), 'corrupt'],
])('refuses a file of %s', (_, make, code) => {
  const path = join(dir, 'other.sqlite');
  make(path);
  expect(() => openSqliteStore({ path })).toThrow(expect.objectContaining({ code, retryable: false }));
});

it('rejects calls after closing with a code', async () => {
  const store = openSqliteStore({ dir });
  await store.close();
  await expect(store.check()).rejects.toMatchObject({ code: 'closed' });
  await expect(store.blobs.put('k', new Uint8Array(1), 't')).rejects.toMatchObject({ code: 'closed' });
});

it('tells a held database from a broken one', async () => {
  const store = openSqliteStore({ dir, busyTimeoutMs: 1 });
  const other = new Sqlite(join(dir, 'store.sqlite'));
  other.exec('BEGIN IMMEDIATE');
  await expect(store.blobs.put('k', new Uint8Array(1), 't')).rejects.toMatchObject({
    code: 'busy',
    retryable: true,
  });
  expect(await store.blobs.get('k')).toBeNull();
  other.exec('COMMIT');
  await store.blobs.put('k', new Uint8Array(1), 't');
  other.close();
  await store.close();
});
