import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../../ports/outbox.js';
import { withoutFlush } from '../open-database.js';
import { translateError } from '../translate-error.js';
import { type OutboxTable, outboxTable } from './outbox-table.js';

/** What the repositories share: the connection, and writes that carry events. */
export interface StoreDatabase {
  readonly db: Database;
  readonly outbox: OutboxTable;
  /** Runs `work` in a transaction, durable when the promise resolves; then tells who listens for events. */
  write<R>(work: () => R): Promise<R>;
  /** The same, but a power failure (no crash of a process) may undo it: for what may be done twice. */
  writeRepeatable<R>(work: () => R): Promise<R>;
  /** Commits what waits to be written now; before closing. */
  commit(): void;
  read<R>(work: () => R): Promise<R>;
  /** Calls back after writes that left events. Returns how to stop it. */
  onEvents(listener: () => void): () => void;
}

interface Job {
  readonly work: () => unknown;
  readonly repeatable: boolean;
  readonly done: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** Does one job inside the common transaction; when it fails, what it wrote is undone and the others go on. */
function attempt(db: Database, { work, done, fail }: Job): () => void {
  try {
    const result = db.transaction(work)();
    return () => done(result);
  } catch (error) {
    // the whole transaction is gone (disk full, for one): nobody's work is stored
    if (!db.inTransaction) throw error;
    const translated = translateError(error);
    return () => fail(translated);
  }
}

export function storeDatabase(db: Database): StoreDatabase {
  const listeners = new Set<() => void>();
  let hasNewEvents = false;
  const table = outboxTable(db);
  const outbox: OutboxTable = {
    ...table,
    append: (events: readonly StoredEvent[]) => {
      table.append(events);
      hasNewEvents ||= events.length > 0;
    },
  };
  let waiting: Job[] = [];
  /** What came in the same turn of the event loop is one commit: many callers share the price of one flush to disk. */
  const commit = () => {
    const jobs = waiting;
    waiting = [];
    if (jobs.length === 0) return;
    hasNewEvents = false;
    const answers: (() => void)[] = [];
    // immediate: takes the write lock first, so that what was read cannot have changed at the commit
    const transact = () =>
      db
        .transaction(() => {
          for (const job of jobs) answers.push(attempt(db, job));
        })
        .immediate();
    try {
      if (jobs.every(({ repeatable }) => repeatable)) withoutFlush(db, transact);
      else transact();
    } catch (error) {
      for (const job of jobs) job.fail(translateError(error));
      return;
    }
    for (const answer of answers) answer();
    if (hasNewEvents) for (const listener of listeners) queueMicrotask(listener);
  };
  const enqueue = <R>(work: () => R, repeatable: boolean) =>
    new Promise<R>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ work, repeatable, done: (result) => resolve(result as R), fail: reject });
    });
  return {
    db,
    outbox,
    write: (work) => enqueue(work, false),
    writeRepeatable: (work) => enqueue(work, true),
    commit,
    async read(work) {
      try {
        return work();
      } catch (error) {
        throw translateError(error);
      }
    },
    onEvents(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
