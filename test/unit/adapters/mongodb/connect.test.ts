import { clientOf } from '../../../../src/adapters/mongodb/connect.js';

describe('a client of MongoDB', () => {
  it('writes to a majority and its journal, reads from the primary and retries, whatever the URI says', () => {
    const uri =
      'mongodb://db.example/weiche?w=1&journal=false&wtimeoutMS=1&retryWrites=false&retryReads=false&readPreference=secondary';
    const { writeConcern, readPreference, retryWrites, retryReads } = clientOf(uri).options;
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true, wtimeoutMS: 30_000 });
    expect(readPreference.mode).toBe('primary');
    expect({ retryWrites, retryReads }).toEqual({ retryWrites: true, retryReads: true });
  });

  it('does not quote a URI that cannot be read, because a password may be in it', () => {
    let error: unknown;
    try {
      clientOf('mongodb://me:secret word@db.example:port/');
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({ code: 'not-set-up', message: expect.not.stringContaining('secret') });
    expect(error).not.toHaveProperty('cause');
  });
});
