import type { DecisionRecord } from '../../../domain/decision-record.js';
import type { DecisionRepository } from '../../../ports/decision-repository.js';
import { translated } from '../translate-error.js';
import { fromBson, storedString, toBson } from './bson-values.js';
import { insertMany } from './document-collection.js';
import type { StoreConnection, StoredDocument } from './store-connection.js';

/**
 * Records of one ticket and one moment lie in one document, named after the first: what led to a ticket is several
 * records, always written together, and a document each would be half of all that is written for a message.
 */
export function decisionRepository(connection: StoreConnection): DecisionRepository {
  const collection = connection.collection('decisions');
  return {
    async insertMany(records) {
      const groups = groupedByMoment(records);
      const outcomes = await insertMany(collection, groups.map(encode));
      // one whose first record exists is written record by record
      const others = groups.flatMap((group, position) =>
        outcomes[position] === 'exists' ? group.slice(1) : [],
      );
      await insertMany(
        collection,
        others.map((record) => encode([record])),
      );
    },
    byTicket: (ticketId) =>
      translated(async () => {
        const found = collection.find({ ticketId: storedString(ticketId) }, { sort: { at: 1, _id: 1 } });
        const byId = new Map<string, DecisionRecord>();
        for (const record of (await found.toArray()).flatMap(decode))
          if (!byId.has(record.id)) byId.set(record.id, record);
        return [...byId.values()];
      }),
  };
}

type Group = readonly [DecisionRecord, ...DecisionRecord[]];

function groupedByMoment(records: readonly DecisionRecord[]): readonly Group[] {
  const groups = new Map<string, [DecisionRecord, ...DecisionRecord[]]>();
  for (const record of records) {
    const key = `${record.at.getTime()} ${record.ticketId}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return [...groups.values()];
}

const encode = ([{ id, ticketId, at, data }, ...more]: Group): StoredDocument => ({
  _id: storedString(id),
  ticketId: storedString(ticketId),
  at,
  data: toBson(data),
  ...(more.length === 0 ? {} : { more: more.map((record) => toBson({ id: record.id, data: record.data })) }),
});

/** Our own writing: `encode` put it there. */
function decode({ _id, more, ...rest }: StoredDocument): readonly DecisionRecord[] {
  const first = { ...(fromBson(rest) as object), id: fromBson(_id) } as DecisionRecord;
  const others = (fromBson(more ?? []) as readonly Pick<DecisionRecord, 'id' | 'data'>[]).map((record) => ({
    ...first,
    ...record,
  }));
  return [first, ...others];
}
