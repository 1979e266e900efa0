import type { Filter } from 'mongodb';
import type { PageStart } from '../../../ports/page-cursor.js';
import { storedString } from './bson-values.js';
import type { StoredDocument } from './store-connection.js';

/** Documents after the place where the last page ended, in the order of (time, id). */
export function afterStart(
  { atMs, id }: PageStart,
  timeField: string,
  order: 'ascending' | 'descending',
): Filter<StoredDocument> {
  const at = new Date(atMs);
  const beyond = order === 'ascending' ? '$gt' : '$lt';
  return {
    // bounds the index; the alternatives then choose among the documents of the same moment
    [timeField]: { [`${beyond}e`]: at },
    $or: [{ [timeField]: { [beyond]: at } }, { [timeField]: at, _id: { [beyond]: storedString(id) } }],
  };
}
