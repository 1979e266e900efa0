import Database from 'better-sqlite3';
import { type Migration, migrate } from '../../../../src/adapters/sqlite/migrate.js';
import { StorageError } from '../../../../src/ports/storage-error.js';

const FIRST: Migration = {
  number: 1,
  sql: 'CREATE TABLE places (name TEXT); INSERT INTO places VALUES (1);',
};
const SECOND: Migration = {
  number: 2,
  sql: 'ALTER TABLE places ADD town TEXT; INSERT INTO places (name) VALUES (2);',
};
const BROKEN: Migration = {
  number: 3,
  sql: "INSERT INTO places (name) VALUES (3); SELECT * FROM 'no such table';",
};
const OURS = 0x57454943;

describe('migrations of a SQLite file', () => {
  let db: Database.Database;
  beforeEach(() => {
    db = new Database(':memory:');
  });
  afterEach(() => db.close());

  const bring = (migrations: readonly Migration[], applicationId = OURS) =>
    migrate(db, { name: 'store', applicationId, migrations });
  const steps = () => db.prepare('SELECT name FROM places').pluck().all().map(Number);
  const version = () => Number(db.pragma('user_version', { simple: true }));

  it('runs the steps in their order, each once, however often it is called', () => {
    bring([FIRST, SECOND]);
    bring([FIRST, SECOND]);
    expect([steps(), version()]).toEqual([[1, 2], 2]);
  });

  it('goes on from where an older program has stopped', () => {
    bring([FIRST]);
    bring([FIRST, SECOND]);
    expect([steps(), version()]).toEqual([[1, 2], 2]);
  });

  it('leaves the file as it was when a step fails', () => {
    bring([FIRST]);
    expect(() => bring([FIRST, SECOND, BROKEN])).toThrow(/no such table/);
    expect([steps(), version()]).toEqual([[1], 1]);
  });

  it.each<[what: string, prepare: () => void, code: string]>([
    ['of a newer program', () => bring([FIRST, SECOND]), 'schema-newer'],
    ['of another kind', () => bring([FIRST], OURS + 1), 'foreign'],
    ['of somebody else', () => db.exec('CREATE TABLE customers (name TEXT)'), 'foreign'],
  ])('refuses a file %s', (_what, prepare, code) => {
    prepare();
    const before = db.serialize();
    let error: unknown;
    try {
      bring([FIRST]);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(StorageError);
    expect(error).toMatchObject({ code });
    expect(db.serialize().equals(before)).toBe(true);
  });
});
