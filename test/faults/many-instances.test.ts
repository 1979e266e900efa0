// Four instances of the service on Apache Kafka and a server of MongoDB's wire protocol: started at once, they share the
// work, agree on who leads and on the model, and may be replaced one by one under load.
import { loadLiveClassifier } from '../../src/app/load-live-classifier.js';
import type { MessageBus } from '../../src/ports/message-bus.js';
import { TICKETS_PAGE } from '../../src/ports/page-cursor.js';
import type { Store } from '../../src/ports/store.js';
import { allPages } from '../../src/service/all-pages.js';
import { ticketText } from '../../src/service/ticket-text.js';
import { apiOf, type Call, until } from '../e2e/harness/api.js';
import { ADMIN_KEY, type ServiceProcess } from '../e2e/harness/service-process.js';
import { allTickets } from '../services/harness/all-tickets.js';
import { learnJargon, modelAt } from '../services/harness/jargon.js';
import { audit, CLEAN, report } from './harness/audit.js';
import { type Deployment, deploy } from './harness/deployment.js';
import { shareOf } from './harness/share-of-counts.js';
import { hireStaff, workOn } from './harness/staff.js';
import { newTraffic, postTraffic, publishTraffic, type Traffic } from './harness/traffic.js';

const INSTANCES = 4;
const SHARED = 800;
const RESTARTS = shareOf(40);
const LEADERS_KILLED = shareOf(10);
const LEADERS_FROZEN = shareOf(50);
const SWAPS = shareOf(40);
const random = Math.random;
const callOf = ({ url }: ServiceProcess): Call => apiOf(url);

interface LogLine {
  readonly msg: string;
  readonly reservationId?: string;
}

/** What an instance has logged; lines that are not whole are left out. */
const logLines = (output: string): readonly LogLine[] =>
  output.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as LogLine];
    } catch {
      return [];
    }
  });

/** The ids of the last offers of all open tickets. */
async function offersIn(store: Store): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const { reservation } of allPages((page) => store.tickets.open(page), TICKETS_PAGE))
    if (reservation !== null) ids.add(reservation.id);
  return ids;
}

describe('many instances', () => {
  let deployment: Deployment;
  let bus: MessageBus;
  let store: Store;

  const begin = async (): Promise<void> => {
    deployment = await deploy('many');
    await Promise.all(Array.from({ length: INSTANCES }, () => deployment.start()));
    bus = await deployment.openBus();
    store = await deployment.openStore();
  };
  const end = async (): Promise<void> => {
    await store?.close();
    await bus?.close();
    await deployment?.close();
  };
  beforeAll(begin, 240_000);
  afterAll(end, 60_000);

  /** Anew on an empty database: the stand-in reads all its tickets for most searches, and would become the test. */
  const beginAnew = async (): Promise<void> => {
    await end();
    await begin();
    await hireStaff(anyCall());
  };

  const anyCall = (): Call => {
    const { instances } = deployment;
    const url = instances[Math.floor(random() * instances.length)]?.url ?? 'http://127.0.0.1:9';
    return apiOf(url, ADMIN_KEY, 5_000);
  };

  /** Traffic goes on while `work` does; then everything must be accounted for. */
  const underLoad = async (what: string, work: () => Promise<void>): Promise<Traffic> => {
    const traffic = newTraffic();
    let isOver = false;
    const name = what.replaceAll(/\W+/g, '-');
    const sending = (async () => {
      for (let round = 0; !isOver; round++) {
        await Promise.all([
          publishTraffic(traffic, bus, { name: `${name}-k${round}`, count: 50, random }),
          postTraffic(traffic, anyCall(), { name: `${name}-h${round}`, count: 10 }),
          // at most thirty messages a second: the work is watched, not the speed of a stand-in that four instances share
          new Promise((done) => setTimeout(done, 2_000)),
        ]);
      }
    })();
    const staff = workOn(anyCall);
    try {
      await work();
    } finally {
      isOver = true;
      await Promise.all([sending, staff.end()]);
    }
    const counts = await audit(store, traffic);
    report(what, counts);
    expect(counts).toMatchObject(CLEAN);
    expect(deployment.ended).toEqual([]);
    return traffic;
  };

  const metric = async (call: Call, pattern: RegExp): Promise<number> => {
    const { body } = await call('GET', '/metrics');
    const values = [...String(body).matchAll(pattern)].map(([, value]) => Number(value));
    return values.reduce((sum, value) => sum + value, 0);
  };
  const ticketed = (call: Call) =>
    metric(call, /^weiche_service_messages_total\{[^}]*outcome="ticketed"[^}]*\} (\d+)$/gm);
  const leads = (call: Call) => metric(call, /^weiche_routing_dispatcher_leading (\d)$/gm);
  const leaders = async (): Promise<readonly ServiceProcess[]> => {
    const leading = await Promise.all(
      deployment.instances.map(async (instance) => (await leads(callOf(instance))) === 1),
    );
    return deployment.instances.filter((_, place) => leading[place]);
  };
  const oneLeader = (timeoutMs: number): Promise<ServiceProcess> =>
    until(
      'one leader',
      async () => {
        const [leader, second] = await leaders();
        return leader !== undefined && second === undefined ? leader : null;
      },
      timeoutMs,
      // the metrics count all tickets, which the stand-in does by reading them one by one
      300,
    );

  it('agree on one model and one admin key when four start at once on an empty database', async () => {
    expect(await store.apiKeys.all()).toHaveLength(1);
    const models = await Promise.all(
      deployment.instances.map(async (instance) => (await callOf(instance)('GET', '/v1/models')).body.items),
    );
    for (const items of models) {
      expect(items).toHaveLength(1);
      expect(items[0]).toMatchObject({ state: 'champion' });
      expect(items).toEqual(models[0]);
    }
    await hireStaff(anyCall());
  });

  it.each([4, 2, 1])(
    'share the work when there are %i of them',
    async (number) => {
      while (deployment.instances.length > number)
        await deployment.stop(deployment.instances[0] as ServiceProcess);
      const before = await Promise.all(deployment.instances.map((instance) => ticketed(callOf(instance))));
      const traffic = newTraffic();
      await publishTraffic(traffic, bus, { name: `shared-${number}`, count: SHARED, random });
      const counts = await audit(store, traffic);
      expect(counts).toMatchObject(CLEAN);
      const after = await Promise.all(deployment.instances.map((instance) => ticketed(callOf(instance))));
      const shares = after.map((value, place) => value - (before[place] ?? 0));
      report(`${number} instances share the work (${shares.join(' + ')})`, counts);
      // each has its part of the partitions, and together they made each ticket once
      for (const share of shares) expect(share).toBeGreaterThan(0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(counts.ticketed);
    },
    240_000,
  );

  it(`have one leader, and another one within ten seconds when it is killed, ${LEADERS_KILLED} times`, async () => {
    while (deployment.instances.length < INSTANCES) await deployment.start();
    const gapsMs: number[] = [];
    await underLoad(`SIGKILL of the leader, ${LEADERS_KILLED} times`, async () => {
      for (let round = 0; round < LEADERS_KILLED; round++) {
        const leader = await oneLeader(20_000);
        await deployment.kill(leader);
        const killedAt = performance.now();
        await oneLeader(10_000);
        gapsMs.push(performance.now() - killedAt);
        await deployment.start();
      }
    });
    console.log(`longest time without a leader: ${Math.round(Math.max(...gapsMs))} ms`);
  }, 1_800_000);

  it(`obey no leader that was frozen and wakes up when another one leads, ${LEADERS_FROZEN} times`, async () => {
    await beginAnew();
    await underLoad(`leader frozen until another one leads, ${LEADERS_FROZEN} times`, async () => {
      for (let round = 0; round < LEADERS_FROZEN; round++) {
        const old = await oneLeader(20_000);
        deployment.freeze(old);
        const said = old.output().length;
        await oneLeader(20_000);
        // what the frozen one had sent has arrived by now: those offers stand, though it may not know of them yet
        const standing = await offersIn(store);
        const thawedAt = new Date();
        deployment.thaw(old);
        await until('the old leader to stand by', async () =>
          (await leads(callOf(old))) === 0 ? true : null,
        );
        for (const { msg, reservationId = '' } of logLines(old.output().slice(said))) {
          if (msg !== 'dispatcher.reserve' || standing.has(reservationId)) continue;
          const ticket = await store.tickets.byReservationId(reservationId);
          expect(ticket?.reservation?.endedAt?.getTime()).toBeLessThan(thawedAt.getTime());
        }
      }
    });
  }, 1_800_000);

  it(`are restarted one by one under load, ${RESTARTS} times`, async () => {
    await beginAnew();
    await underLoad(`rolling restart of ${INSTANCES} instances, ${RESTARTS} stops`, async () => {
      for (let round = 0; round < RESTARTS; round++) {
        // the oldest goes, a new one comes
        await deployment.stop(deployment.instances[0] as ServiceProcess);
        await deployment.start();
      }
    });
  }, 1_800_000);

  it(`all answer with a promoted model within two seconds, ${SWAPS} times, and no decision mixes two`, async () => {
    const [first, second] = deployment.instances.map(callOf) as [Call, Call];
    const old = await modelAt(first);
    const job = await learnJargon(first, second);
    expect(job).toMatchObject({ state: 'succeeded', result: { promoted: true } });
    const delaysMs: number[] = [];
    const traffic = await underLoad(`model changed ${SWAPS} times under load`, async () => {
      for (let round = 0; round < SWAPS; round++) {
        const next = round % 2 === 0 ? old : job.result.modelId;
        expect((await anyCall()('POST', `/v1/models/${next}/promote`)).status).toBe(200);
        const promotedAt = performance.now();
        await until(
          'the model at every instance',
          async () => {
            const live = await Promise.all(deployment.instances.map((one) => modelAt(callOf(one))));
            return live.every((modelId) => modelId === next) ? true : null;
          },
          2_000,
        );
        delaysMs.push(performance.now() - promotedAt);
      }
    });
    delaysMs.sort((a, b) => a - b);
    console.log(
      `promoted to live at all ${INSTANCES}: median ${Math.round(delaysMs[delaysMs.length >> 1] ?? 0)} ms, longest ${Math.round(delaysMs.at(-1) ?? 0)} ms`,
    );
    const used = await expectUnmixed(traffic);
    expect(used.size).toBe(2);
  }, 1_800_000);

  /** Each ticket's record names one model, the ticket's, and says what that model says. Returns the models used. */
  const expectUnmixed = async (traffic: Traffic): Promise<ReadonlySet<string>> => {
    const tickets = (await allTickets(store)).filter(({ messageIds }) =>
      messageIds.some((id) => traffic.accepted.has(id)),
    );
    const models = new Map<string, ReturnType<typeof loadLiveClassifier>>();
    const modelOf = async (id: string) => {
      const known = models.get(id);
      if (known !== undefined) return known;
      const files = await store.modelFiles.get(id);
      if (files === null) throw new Error(`the files of model ${id} are missing`);
      const loaded = loadLiveClassifier(id, files);
      models.set(id, loaded);
      return loaded;
    };
    for (const ticket of tickets) {
      const records = await store.decisions.byTicket(ticket.id);
      const predictions = records.flatMap(({ data }) =>
        data.kind === 'prediction' ? [data.prediction] : [],
      );
      // a batch that was delivered again may have left more than one record; the ticket's own is among them
      const own = predictions.filter(({ modelId }) => modelId === ticket.modelId);
      expect(own.length).toBeGreaterThan(0);
      for (const prediction of predictions) {
        const messages = await store.messages.getMany(ticket.messageIds);
        const { text, subject } = ticketText(messages);
        const language = messages[0]?.language ?? 'und';
        const input = { text, language, ...(subject === null ? {} : { subject }) };
        const [again] = (await modelOf(prediction.modelId)).classifyBatch([input]);
        const { businessCase, confidence, outOfScope, alternatives } = prediction;
        expect({ businessCase, confidence, outOfScope, alternatives }).toEqual({
          businessCase: again?.businessCase,
          confidence: again?.confidence,
          outOfScope: again?.outOfScope,
          alternatives: again?.alternatives,
        });
      }
      expect(ticket.businessCase).toBe(own.at(-1)?.businessCase);
      expect(ticket.confidence).toBe(own.at(-1)?.confidence);
    }
    return new Set(tickets.map(({ modelId }) => modelId));
  };
});
