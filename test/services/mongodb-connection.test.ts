// What becomes of calls when the connection to the server breaks at a bad moment.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { openMongoStore } from '../../src/adapters/mongodb/open-mongo-store.js';
import { systemClock } from '../../src/adapters/system/system-clock.js';
import type { Store } from '../../src/ports/store.js';
import { until } from '../e2e/harness/api.js';
import { dropDatabase, mongoUri, newDatabaseName } from './harness/mongodb-database.js';

describe('a connection that is lost', () => {
  const database = newDatabaseName();
  const sockets: Socket[] = [];
  const collect = (message: unknown): void =>
    void sockets.push((message as { readonly socket: Socket }).socket);
  let store: Store;

  beforeAll(async () => {
    subscribe('net.client.socket', collect);
    store = await openMongoStore({ uri: mongoUri(), database, clock: systemClock });
  });
  afterAll(async () => {
    unsubscribe('net.client.socket', collect);
    await store.close();
    await dropDatabase(database);
  });

  /** All connections of the store, the monitor's as well, as they are after a FIN: destroyed, and not yet `close`. */
  const lose = (): void => {
    for (const socket of sockets.splice(0)) socket.destroy();
  };
  const outcome = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => 'answered',
      (error: unknown) => error,
    );

  it('fails a call that is written at that moment, instead of never ending it', async () => {
    await store.check();
    expect(sockets.length).toBeGreaterThan(1);
    lose();
    expect(await outcome(store.check())).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('is found again by the next calls, whoever noticed the loss first', async () => {
    for (let time = 0; time < 5; time++) {
      // the driver looks for a server at most every half second: only then does a failure make its monitor write
      await until('the monitor to be due', async () => (await outcome(store.check())) === 'answered' || null);
      await new Promise((resolve) => setTimeout(resolve, 600));
      lose();
      const calls = Array.from({ length: 8 }, () => outcome(store.check()));
      await Promise.all(calls);
      await until('an answer', async () => (await outcome(store.check())) === 'answered' || null, 4000);
    }
  });
});

describe('a server that answers late', () => {
  it('is waited for, also after the first try has been given up', async () => {
    const database = newDatabaseName();
    const target = new URL(mongoUri());
    const open = new Set<Socket>();
    let givenUp = false;
    // silent until the client has hung up once, then the server itself
    const doorman = createServer((caller) => {
      open.add(caller);
      caller.on('close', () => {
        open.delete(caller);
        givenUp = true;
      });
      caller.on('error', () => caller.destroy());
      if (!givenUp) return void caller.resume();
      const server = connect(Number(target.port || 27_017), target.hostname);
      server.on('error', () => caller.destroy());
      open.add(server);
      caller.pipe(server).pipe(caller);
    });
    await new Promise<void>((done) => doorman.listen(0, '127.0.0.1', done));
    const { port } = doorman.address() as AddressInfo;
    try {
      const uri = `mongodb://127.0.0.1:${port}/?directConnection=true`;
      const store = await openMongoStore({ uri, database, clock: systemClock });
      expect(givenUp).toBe(true);
      await store.check();
      await store.close();
    } finally {
      for (const socket of open) socket.destroy();
      doorman.close();
      await dropDatabase(database);
    }
  }, 60_000);
});
