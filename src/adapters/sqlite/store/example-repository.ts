import type { StoredExample } from '../../../domain/example.js';
import type { ExampleRepository } from '../../../ports/example-repository.js';
import { pageLimit, pageOf, pageStart } from '../../../ports/page-cursor.js';
import { documentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

type Parameter = string | number | null;

export function exampleRepository({ db, read, write }: StoreDatabase): ExampleRepository {
  const codec = documentCodec<StoredExample>({ createdAt: 'date' });
  const insert = db.prepare<Parameter[]>(
    'INSERT INTO examples (id, label, golden, created_at, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const remove = db.prepare<[string]>('DELETE FROM examples WHERE id = ?');
  const count = db.prepare<[], number>('SELECT count(*) FROM examples').pluck();
  return {
    insertMany: (examples) =>
      write(() =>
        examples.map((example) => {
          const { id, label, golden, createdAt } = example;
          const body = codec.encode({ ...example, version: 1 });
          const { changes } = insert.run(id, label, golden ? 1 : 0, createdAt.getTime(), body);
          return changes === 1 ? 'inserted' : 'exists';
        }),
      ),
    remove: (id) => write(() => remove.run(id).changes === 1),
    list: (query) =>
      read(() => {
        const limit = pageLimit(query);
        const start = pageStart(query) ?? { atMs: query.since?.getTime() ?? Number.MIN_SAFE_INTEGER, id: '' };
        const conditions = ['(created_at, id) > (?, ?)'];
        const parameters: Parameter[] = [start.atMs, start.id];
        if (query.label !== undefined) {
          conditions.push('label IS ?');
          parameters.push(query.label);
        }
        // written out, so that the index over the golden ones is used
        if (query.golden !== undefined) conditions.push(query.golden ? 'golden = 1' : 'golden = 0');
        const found = db
          .prepare<Parameter[], string>(
            `SELECT body FROM examples WHERE ${conditions.join(' AND ')} ORDER BY created_at, id LIMIT ?`,
          )
          .pluck()
          .all(...parameters, limit + 1);
        return pageOf(found.map(codec.decode), limit, ({ createdAt, id }) => ({
          atMs: createdAt.getTime(),
          id,
        }));
      }),
    count: () => read(() => count.get() ?? 0),
  };
}
