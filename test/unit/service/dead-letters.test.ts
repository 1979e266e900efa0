import {
  DEAD_LETTER_HEADERS,
  type DeliveredRecord,
  DONE,
  type MessageBus,
} from '../../../src/ports/message-bus.js';
import {
  type DeadLetter,
  eachDeadLetter,
  REPLAY_HEADER,
  replayDeadLetter,
  replayNewDeadLetters,
} from '../../../src/service/dead-letters.js';
import { inMemoryBroker } from '../../fakes/in-memory-bus.js';

const TOPIC = 'weiche.inbound.email';
const BYTES = Uint8Array.from([0, 255, 10, 0xc3, 0x28]);

describe('dead letters', () => {
  let bus: MessageBus;
  let next = 0;
  const ids = { next: () => `id-${next++}` };
  const handled: DeliveredRecord[] = [];
  let isBroken = true;

  beforeEach(async () => {
    isBroken = true;
    handled.length = 0;
    bus = inMemoryBroker({ clock: { now: () => new Date() } }).connect();
    await bus.subscribe({
      topics: [TOPIC],
      group: 'intake',
      handle: async (records) =>
        records.map((record) => {
          if (isBroken) return { kind: 'dead-letter', code: 'broken', reason: 'Cannot be read.' };
          handled.push(record);
          return DONE;
        }),
    });
  });
  afterEach(() => bus.close());

  const publish = async (...keys: string[]) => {
    await bus.publish(keys.map((key) => ({ topic: TOPIC, key, value: BYTES, headers: { 'x-mine': key } })));
    await idle();
  };
  const idle = async () => {
    while ((await bus.lag('intake')).some(({ lag }) => lag > 0))
      await new Promise((resolve) => setTimeout(resolve, 2));
  };
  const all = async () => {
    const letters: DeadLetter[] = [];
    await eachDeadLetter({ bus, ids }, (letter) => letters.push(letter));
    return letters;
  };

  it('are shown with what they were and why, as often as one looks', async () => {
    await publish('a', 'b');
    await all();
    const letters = await all();
    expect(letters.map(({ key }) => key).sort()).toEqual(['a', 'b']);
    expect(letters[0]).toMatchObject({
      code: 'broken',
      reason: 'Cannot be read.',
      origin: { topic: TOPIC, offset: '0' },
      replayOf: null,
      headers: { 'x-mine': letters[0]?.key },
    });
    expect([...(letters[0]?.value ?? [])]).toEqual([...BYTES]);
    expect(await bus.lag('dead-letters-id-0')).toEqual([]);
  });

  it('go back where they were with their own bytes and headers', async () => {
    await publish('a');
    isBroken = false;
    const [letter] = await all();
    expect(letter && (await replayDeadLetter({ bus }, letter))).toBe(true);
    await idle();
    expect(handled).toHaveLength(1);
    expect(handled[0]).toMatchObject({ key: 'a', headers: { 'x-mine': 'a', [REPLAY_HEADER]: letter?.id } });
    expect(Object.keys(handled[0]?.headers ?? {})).toHaveLength(2);
    expect([...(handled[0]?.value ?? [])]).toEqual([...BYTES]);
  });

  it('are replayed once by all calls for the new ones', async () => {
    await publish('a', 'b');
    isBroken = false;
    expect(await replayNewDeadLetters({ bus, ids })).toEqual({ replayed: 2, left: 0 });
    expect(await replayNewDeadLetters({ bus, ids })).toEqual({ replayed: 0, left: 0 });
    await idle();
    expect(handled.map(({ key }) => key).sort()).toEqual(['a', 'b']);
  });

  it('do not go round when they fail again, but can be replayed by name', async () => {
    await publish('poison');
    expect(await replayNewDeadLetters({ bus, ids })).toMatchObject({ replayed: 1 });
    await idle();
    await replayNewDeadLetters({ bus, ids });
    await idle();
    const letters = await all();
    expect(letters.map(({ replayOf }) => replayOf)).toEqual([null, letters[0]?.id]);
    isBroken = false;
    expect(letters[1] && (await replayDeadLetter({ bus }, letters[1]))).toBe(true);
    await idle();
    expect(handled.map(({ key }) => key)).toEqual(['poison']);
  });

  it('go nowhere but to a topic that messages come in on', async () => {
    await bus.publish([
      { topic: 'weiche.dead-letters', key: 'x', value: BYTES },
      {
        topic: 'weiche.dead-letters',
        key: 'y',
        value: BYTES,
        headers: { [DEAD_LETTER_HEADERS.topic]: 'weiche.models' },
      },
    ]);
    expect(await replayNewDeadLetters({ bus, ids })).toEqual({ replayed: 0, left: 2 });
    for (const letter of await all()) expect(await replayDeadLetter({ bus }, letter)).toBe(false);
  });

  it('tells when a replay fails, and keeps the letter for the next', async () => {
    await publish('a');
    const failing: MessageBus = { ...bus, publish: () => Promise.reject(new Error('no broker')) };
    await expect(replayNewDeadLetters({ bus: failing, ids })).rejects.toThrow('no broker');
    isBroken = false;
    expect(await replayNewDeadLetters({ bus, ids })).toEqual({ replayed: 1, left: 0 });
  });
});
