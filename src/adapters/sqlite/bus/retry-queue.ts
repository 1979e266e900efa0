import type { Database } from 'better-sqlite3';

export interface Retry {
  readonly offset: number;
  /** Which delivery the next one is; 2 or more. */
  readonly attempt: number;
}

/** Records that a group wants again later. The record itself stays in its partition; here lies when it is due. */
export interface RetryQueue {
  put(group: string, partitionId: number, retry: Retry & { readonly dueAtMs: number }): void;
  remove(group: string, partitionId: number, offset: number): void;
  /** The longest due first. */
  due(group: string, partitionId: number, nowMs: number, limit: number): readonly Retry[];
  /** When the next one is due, in milliseconds since 1970; null when none waits. */
  nextDueAtMs(group: string): number | null;
}

export function retryQueue(db: Database): RetryQueue {
  const put = db.prepare<[string, number, number, number, number]>(
    `INSERT INTO retries (consumer_group, partition_id, offset, due_at, attempt) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET due_at = excluded.due_at, attempt = excluded.attempt`,
  );
  const remove = db.prepare<[string, number, number]>(
    'DELETE FROM retries WHERE consumer_group = ? AND partition_id = ? AND offset = ?',
  );
  const due = db.prepare<[string, number, number, number], Retry>(
    `SELECT offset, attempt FROM retries WHERE consumer_group = ? AND partition_id = ? AND due_at <= ?
     ORDER BY due_at, offset LIMIT ?`,
  );
  const nextDue = db
    .prepare<[string], number | null>('SELECT min(due_at) FROM retries WHERE consumer_group = ?')
    .pluck();
  return {
    put: (group, partitionId, { offset, dueAtMs, attempt }) =>
      void put.run(group, partitionId, offset, dueAtMs, attempt),
    remove: (group, partitionId, offset) => void remove.run(group, partitionId, offset),
    due: (group, partitionId, nowMs, limit) => due.all(group, partitionId, nowMs, limit),
    nextDueAtMs: (group) => nextDue.get(group) ?? null,
  };
}
