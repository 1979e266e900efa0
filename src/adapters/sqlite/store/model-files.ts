import type { ModelFiles } from '../../../ports/model-files.js';
import { toBytes } from '../to-bytes.js';
import type { StoreDatabase } from './store-database.js';

export function modelFiles({ db, read, write }: StoreDatabase): ModelFiles {
  const insertSet = db.prepare<[string]>('INSERT INTO model_file_sets VALUES (?) ON CONFLICT DO NOTHING');
  const insertFile = db.prepare<[string, string, Uint8Array]>('INSERT INTO model_files VALUES (?, ?, ?)');
  const hasSet = db.prepare<[string]>('SELECT 1 FROM model_file_sets WHERE model_id = ?');
  const select = db.prepare<[string], { readonly name: string; readonly bytes: Buffer }>(
    'SELECT name, bytes FROM model_files WHERE model_id = ? ORDER BY name',
  );
  const removeSet = db.prepare<[string]>('DELETE FROM model_file_sets WHERE model_id = ?');
  const removeFiles = db.prepare<[string]>('DELETE FROM model_files WHERE model_id = ?');
  return {
    put: (modelId, files) =>
      write(() => {
        if (insertSet.run(modelId).changes === 0) return;
        for (const [name, bytes] of Object.entries(files)) insertFile.run(modelId, name, bytes);
      }),
    get: (modelId) =>
      read(() => {
        if (hasSet.get(modelId) === undefined) return null;
        return Object.fromEntries(select.all(modelId).map(({ name, bytes }) => [name, toBytes(bytes)]));
      }),
    remove: (modelId) =>
      write(() => {
        removeSet.run(modelId);
        removeFiles.run(modelId);
      }),
  };
}
