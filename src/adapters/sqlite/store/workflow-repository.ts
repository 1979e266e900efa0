import type { Workflow } from '../../../domain/workflow.js';
import type { WorkflowRepository } from '../../../ports/workflow-repository.js';
import { documentCodec } from '../document-codec.js';
import type { StoreDatabase } from './store-database.js';

export function workflowRepository({ db, read, write }: StoreDatabase): WorkflowRepository {
  const codec = documentCodec<Workflow>({});
  const latest = db.prepare<[], string>('SELECT body FROM workflows ORDER BY version DESC LIMIT 1').pluck();
  const select = db.prepare<[number], string>('SELECT body FROM workflows WHERE version = ?').pluck();
  const insert = db.prepare<[number, string]>('INSERT INTO workflows VALUES (?, ?) ON CONFLICT DO NOTHING');
  const decode = (body: string | undefined) => (body === undefined ? null : codec.decode(body));
  return {
    current: () => read(() => decode(latest.get())),
    get: (version) => read(() => decode(select.get(version))),
    insert: (workflow) =>
      write(() =>
        insert.run(workflow.version, codec.encode(workflow)).changes === 1 ? 'inserted' : 'exists',
      ),
  };
}
