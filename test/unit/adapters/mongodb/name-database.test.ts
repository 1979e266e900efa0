import { nameDatabase } from '../../../../src/adapters/mongodb/name-database.js';

describe('another database on the same server', () => {
  it.each([
    ['mongodb://db', 'mongodb://db/bench'],
    ['mongodb://127.0.0.1:27017/', 'mongodb://127.0.0.1:27017/bench'],
    ['mongodb://a:1,b:2/weiche?replicaSet=rs0', 'mongodb://a:1,b:2/bench?replicaSet=rs0'],
    ['mongodb+srv://u:p@cluster/?tls=true', 'mongodb+srv://u:p@cluster/bench?tls=true&authSource=admin'],
    ['mongodb://u:p@db/weiche', 'mongodb://u:p@db/bench?authSource=weiche'],
    ['mongodb://u:p@db/weiche?authSource=users', 'mongodb://u:p@db/bench?authSource=users'],
  ])('%s', (uri, expected) => expect(nameDatabase(uri, 'bench')).toBe(expected));

  it('never quotes a URI that it cannot read', () => {
    expect(() => nameDatabase('postgres://u:geheim@db', 'bench')).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('geheim') }),
    );
  });
});
