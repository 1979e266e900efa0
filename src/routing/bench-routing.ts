import { type DrivenEngine, driveEngine } from './bench/driven-engine.js';
import { type LatencyFigures, latencyFigures } from './bench/latency-figures.js';
import { scanForAgent, scanForTicket } from './bench/plain-scan.js';
import { type CentreSize, randomCentre } from './bench/random-centre.js';

export interface BenchRoutingOptions {
  /** 10,000 agents, all with different profiles, 100,000 waiting tickets, 200 skills, 1,000 requirements unless told. */
  readonly size?: Partial<CentreSize>;
  /** Decisions measured of each kind; 20,000 unless told. */
  readonly decisions?: number;
  /** A monotonic clock in milliseconds, such as `performance.now`. */
  readonly now: () => number;
  /** What the process takes of memory now, and how much of that is in use; bytes. */
  readonly memory?: () => MemoryUse;
}

export interface MemoryUse {
  /** Resident in all. */
  readonly resident: number;
  /** Objects in use, after what is not has been thrown away. */
  readonly live: number;
}

/** Times are from the news to the last decision about it, its record with 20 candidates and its confirmation included. */
export interface RoutingFigures {
  readonly size: CentreSize;
  /** Registering all agents and taking in all tickets. */
  readonly loadSeconds: number;
  /** Assigning as many of them as fit. */
  readonly bulk: { readonly assigned: number; readonly seconds: number };
  /** With all agents and tickets taken in, and after the bulk was assigned; megabytes; absent where it is not measured. */
  readonly megabytes?: { readonly loaded: MemoryUse; readonly assigned: MemoryUse };
  /** With all tickets waiting: one is completed, and its agent gets the most urgent of those they can take. */
  readonly agentFreed: LatencyFigures;
  /** With all tickets waiting and nobody free: one more comes in. */
  readonly ticketArrived: LatencyFigures;
  /** With half of the agents free and nothing waiting: a ticket comes in and the best agent is found. */
  readonly ticketServed: LatencyFigures;
  /** The same by looking at every ticket or every agent, without records. */
  readonly plainScan: { readonly agentFreed: LatencyFigures; readonly ticketServed: LatencyFigures };
}

const DEFAULT_SIZE: CentreSize = {
  agents: 10_000,
  profiles: 10_000,
  waiting: 100_000,
  skills: 200,
  requirements: 1000,
  capacity: 2,
  seed: 1,
};
const SCANS = 200;

/** Times the routing engine in a large random centre, beside a plain scan. */
export function benchRouting({
  size: wanted,
  decisions = 20_000,
  now,
  memory,
}: BenchRoutingOptions): RoutingFigures {
  const size = { ...DEFAULT_SIZE, ...wanted };
  const centre = randomCentre(size);
  const started = now();
  const engine = driveEngine(centre);
  fill(engine, size.waiting);
  const loadSeconds = (now() - started) / 1000;
  const memoryLoaded = memory?.();
  const bulkStart = now();
  const assigned = engine.decide();
  const bulkSeconds = (now() - bulkStart) / 1000;
  const memoryAssigned = memory?.();
  do fill(engine, size.waiting);
  while (engine.decide() > 0);

  const time = (
    count: number,
    work: (turn: number) => void,
    restore: () => void = () => {},
  ): LatencyFigures => {
    const takenMs: number[] = [];
    for (let turn = 0; turn < count; turn++) {
      const start = now();
      work(turn);
      takenMs.push(now() - start);
      restore();
    }
    return latencyFigures(takenMs);
  };
  const react = (news: () => void) => () => {
    news();
    engine.decide();
  };

  const ticketArrived = time(decisions, react(engine.arrive));
  const agentFreed = time(decisions, react(engine.free), engine.arrive);
  const scanAgentFreed = time(SCANS, (turn) => {
    const agent = centre.agents[(turn * 7919) % centre.agents.length];
    if (agent !== undefined) scanForTicket(agent, engine.waiting.values());
  });
  drain(engine, size.agents / 2);
  const ticketServed = time(decisions, react(engine.arrive), engine.free);
  const ticket = centre.nextTicket(new Date(0));
  const scanServed = time(SCANS, () => scanForAgent(ticket, centre.agents));
  return {
    size,
    loadSeconds,
    bulk: { assigned, seconds: bulkSeconds },
    ...(memoryLoaded === undefined || memoryAssigned === undefined
      ? {}
      : { megabytes: { loaded: megabytes(memoryLoaded), assigned: megabytes(memoryAssigned) } }),
    agentFreed,
    ticketArrived,
    ticketServed,
    plainScan: { agentFreed: scanAgentFreed, ticketServed: scanServed },
  };
}

const megabytes = ({ resident, live }: MemoryUse): MemoryUse => ({
  resident: resident / 2 ** 20,
  live: live / 2 ** 20,
});

function fill(engine: DrivenEngine, waiting: number): void {
  while (engine.waiting.size < waiting) engine.arrive();
}

/** Works everything off until nothing waits, then frees as many places more. */
function drain(engine: DrivenEngine, more: number): void {
  while (engine.waiting.size > 0) {
    for (let turn = 0; turn < 500; turn++) engine.free();
    if (engine.decide() === 0 && !engine.free()) return;
  }
  for (let turn = 0; turn < more; turn++) engine.free();
  engine.decide();
}
