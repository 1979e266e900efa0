import type { DecisionRecord } from '../../../domain/decision-record.js';
import type { DecisionRepository } from '../../../ports/decision-repository.js';
import { translated } from '../translate-error.js';
import { fromBson, storedString, toBson } from './bson-values.js';
import { insertMany } from './document-collection.js';
import type { StoreConnection, StoredDocument } from './store-connection.js';

export function decisionRepository(connection: StoreConnection): DecisionRepository {
  const collection = connection.collection('decisions');
  return {
    async insertMany(records) {
      await insertMany(collection, records.map(encode));
    },
    byTicket: (ticketId) =>
      translated(async () => {
        const found = collection.find({ ticketId: storedString(ticketId) }, { sort: { at: 1, _id: 1 } });
        return (await found.toArray()).map(decode);
      }),
  };
}

const encode = ({ id, ticketId, at, data }: DecisionRecord): StoredDocument => ({
  _id: storedString(id),
  ticketId: storedString(ticketId),
  at,
  data: toBson(data),
});

/** Our own writing: `encode` put it there. */
const decode = ({ _id, ...rest }: StoredDocument): DecisionRecord =>
  ({ ...(fromBson(rest) as object), id: fromBson(_id) }) as DecisionRecord;
