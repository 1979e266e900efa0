import type { ModelFiles } from '../../../ports/model-files.js';
import { isDuplicate, translated } from '../translate-error.js';
import { type StoredString, storedString } from './bson-values.js';
import { chunkedBytes, type StoredBytes } from './chunked-bytes.js';
import type { StoreConnection } from './store-connection.js';

interface StoredFileSet {
  readonly _id: StoredString;
  readonly files: readonly { readonly name: string; readonly content: StoredBytes }[];
}

/** A set's document is written last and removed first: a set is there with all its files, or not at all. */
export function modelFiles(connection: StoreConnection): ModelFiles {
  const sets = connection.db.collection<StoredFileSet>('model_file_sets');
  const contents = chunkedBytes(connection, { inlineUpToBytes: 0 });
  const owner = (modelId: string, name: string): string => `model:${modelId}/${name}`;
  return {
    put: (modelId, files) =>
      translated(async () => {
        const _id = storedString(modelId);
        if ((await sets.findOne({ _id }, { projection: { _id: 1 } })) !== null) return;
        const stored: { name: string; content: StoredBytes }[] = [];
        for (const [name, bytes] of Object.entries(files)) {
          stored.push({ name, content: await contents.write(owner(modelId, name), bytes) });
        }
        try {
          await sets.insertOne({ _id, files: stored });
        } catch (error) {
          // the same model, stored by another instance at the same time
          if (!isDuplicate(error)) throw error;
        }
      }),
    get: (modelId) =>
      translated(async () => {
        const set = await sets.findOne({ _id: storedString(modelId) });
        if (set === null) return null;
        const files: [string, Uint8Array][] = [];
        for (const { name, content } of set.files) {
          files.push([name, await contents.read(owner(modelId, name), content)]);
        }
        return Object.fromEntries(files);
      }),
    remove: (modelId) =>
      translated(async () => {
        const set = await sets.findOneAndDelete({ _id: storedString(modelId) });
        for (const { name, content } of set?.files ?? [])
          await contents.remove(owner(modelId, name), content);
      }),
  };
}
