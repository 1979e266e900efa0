import type { IndexSpec } from '../../../../src/adapters/mongodb/schema/collections.js';
import { isSameIndex } from '../../../../src/adapters/mongodb/schema/is-same-index.js';

const UNIQUE: IndexSpec = { fields: ['firstMessageId'], unique: true, sparse: true };
const EXPIRING: IndexSpec = { fields: ['expiresAt'], expireAfterSeconds: 3600 };
const listed = { v: 2, name: 'firstMessageId_1', key: { firstMessageId: 1 }, unique: true, sparse: true };
const { unique: _, ...notUnique } = listed;

describe('an index that the server lists', () => {
  it.each<[what: string, found: Readonly<Record<string, unknown>>, wanted: IndexSpec, isSame: boolean]>([
    ['as asked for', listed, UNIQUE, true],
    ['with numbers of another kind', { ...listed, key: { firstMessageId: 1n } }, UNIQUE, true],
    ['not unique', notUnique, UNIQUE, false],
    ['not sparse', { ...listed, sparse: false }, UNIQUE, false],
    ['of another field', { ...listed, key: { messageIds: 1 } }, UNIQUE, false],
    ['descending', { ...listed, key: { firstMessageId: -1 } }, UNIQUE, false],
    ['of some documents only', { ...listed, partialFilterExpression: { state: 'pending' } }, UNIQUE, false],
    ['that takes A for a', { ...listed, collation: { locale: 'de', strength: 2 } }, UNIQUE, false],
    ['that expires as asked', { key: { expiresAt: 1 }, expireAfterSeconds: 3600 }, EXPIRING, true],
    ['of a server without expiry', { key: { expiresAt: 1 } }, EXPIRING, true],
    ['that expires at another time', { key: { expiresAt: 1 }, expireAfterSeconds: 1 }, EXPIRING, false],
    ['that expires unasked', { ...listed, expireAfterSeconds: 60 }, UNIQUE, false],
  ])('%s', (_what, found, wanted, isSame) => {
    expect(isSameIndex(found, wanted)).toBe(isSame);
  });
});
