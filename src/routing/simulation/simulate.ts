import type { Agent } from '../../domain/agent.js';
import { turnsOnReturn } from '../../domain/agent-turns.js';
import type { Ticket } from '../../domain/ticket.js';
import { createRoutingEngine } from '../engine/create-routing-engine.js';
import { createIndexedHeap, heapPeek, heapPush, heapRemove } from '../engine/indexed-heap.js';
import { drawDuration } from './draw-duration.js';
import { createMeasures } from './measures.js';
import { createRandomStream } from './random-stream.js';
import type { Scenario, ScenarioQueue, Shift, SimulationResult } from './scenario.js';
import { scenarioAgents, scenarioTicket } from './scenario-entities.js';
import { isOnShift, nextShiftChange } from './shifts.js';

export interface SimulateOptions {
  /** Called now and then with the share of the work done, 0..1. */
  readonly onProgress?: (share: number) => void;
}

/** Something that will happen; `order` tells events of the same moment apart. */
interface SimulatedEvent {
  readonly at: number;
  readonly order: number;
  readonly happen: () => void;
}

interface Call {
  ticket: Ticket;
  readonly queue: ScenarioQueue;
  readonly arrivedAt: number;
  readonly handlingSeconds: number;
  readonly leaves: SimulatedEvent | null;
}

const HOUR = 3600;
const EVENTS_BETWEEN_PROGRESS = 20_000;

/**
 * Discrete-event simulation of a contact centre on the real routing engine: Poisson arrivals, random handling times
 * and patience; agents accept every offer at once. Reproducible by the scenario's seed. Arrivals go on after the
 * measured time until its tickets are through, for at most as long again (and at least a day), so that the last ones
 * wait under the same load as the others.
 */
export function simulate(scenario: Scenario, { onProgress }: SimulateOptions = {}): SimulationResult {
  const from = (scenario.warmupHours ?? 0) * HOUR;
  const until = from + scenario.durationHours * HOUR;
  const giveUp = until + Math.max(until - from, 24 * HOUR);
  const engine = createRoutingEngine({
    nextReservationId: () => '',
    maxCandidatesExplained: 0,
    triageAfterSeconds: Number.POSITIVE_INFINITY,
  });
  const agents = new Map(scenarioAgents(scenario.agents).map((agent) => [agent.id, agent]));
  const shifts = shiftsByAgent(scenario);
  const measures = createMeasures(scenario, { from, until, agents: [...agents.values()], shifts });
  const calls = new Map<string, Call>();
  const events = createIndexedHeap<SimulatedEvent>((a, b) =>
    a.at === b.at ? a.order < b.order : a.at < b.at,
  );
  let now = 0;
  let happened = 0;
  let order = 0;

  const schedule = (at: number, happen: () => void): SimulatedEvent => {
    const event = { at, order: order++, happen };
    heapPush(events, event);
    return event;
  };
  const clock = () => new Date(now * 1000);
  const store = (call: Call, change: Partial<Ticket>) => {
    call.ticket = { ...call.ticket, ...change, version: call.ticket.version + 1 };
    engine.upsertTicket(call.ticket, clock());
  };

  const end = (id: string, call: Call) => {
    calls.delete(id);
    const agent = agents.get(call.ticket.agentId ?? '');
    store(call, { state: 'completed' });
    if (agent !== undefined) {
      const idle = {
        ...agent,
        idleSince: clock(),
        turns: (agent.turns ?? 0) + 1,
        version: agent.version + 1,
      };
      agents.set(idle.id, idle);
      engine.upsertAgent(idle, clock());
    }
    dispatch();
  };

  const dispatch = () => {
    for (const decision of engine.decide(clock())) {
      const call = calls.get(decision.ticketId);
      if (decision.kind !== 'reserve' || call === undefined) continue;
      if (call.leaves !== null) heapRemove(events, call.leaves);
      store(call, { state: 'assigned', agentId: decision.agentId, reservation: decision.reservation });
      measures.answered(call.queue.name, { arrivedAt: call.arrivedAt, at: now });
      measures.worked(decision.agentId, {
        channel: call.ticket.channel,
        at: now,
        seconds: call.handlingSeconds,
      });
      schedule(now + call.handlingSeconds, () => end(decision.ticketId, call));
    }
  };

  scenario.queues.forEach((queue, index) => {
    engine.upsertQueue({
      name: queue.name,
      version: 1,
      displayName: { de: queue.name, en: queue.name },
      weight: queue.weight ?? 1,
      serviceLevelSeconds: queue.serviceLevelSeconds ?? 20,
      requiredSkills: queue.requiredSkills ?? {},
      ...(queue.agentOrder === undefined ? {} : { agentOrder: queue.agentOrder }),
    });
    if (queue.arrivalsPerHour <= 0) return;
    const stream = (purpose: number) => createRandomStream(scenario.seed, index * 3 + purpose);
    const [arrivals, handling, patience] = [stream(0), stream(1), stream(2)];
    // far from the numbers of all other purposes
    const thinning = createRandomStream(scenario.seed, -1 - index);
    const { hourProfile } = queue;
    const busiest = Math.max(...(hourProfile ?? [1]));
    if (busiest === 0) return;
    const gap = {
      distribution: 'exponential',
      meanSeconds: HOUR / (queue.arrivalsPerHour * busiest),
    } as const;
    const arrive = () => {
      schedule(now + drawDuration(gap, arrivals), arrive);
      // thinning (Lewis and Shedler 1979): as many as in the busiest hour come, of which this hour keeps its share
      if (hourProfile !== undefined && thinning.next() * busiest >= (hourProfile[hourOf(now)] ?? 0)) return;
      const id = `t${String(order).padStart(12, '0')}`;
      const handlingSeconds = drawDuration(queue.handlingTime, handling);
      const leaves =
        queue.patience === undefined
          ? null
          : schedule(now + drawDuration({ distribution: 'exponential', ...queue.patience }, patience), () => {
              calls.delete(id);
              store(call, { state: 'completed' });
              measures.abandoned(queue.name, { arrivedAt: call.arrivedAt, at: now });
            });
      const call: Call = {
        ticket: scenarioTicket(id, queue, clock()),
        queue,
        arrivedAt: now,
        handlingSeconds,
        leaves,
      };
      calls.set(id, call);
      measures.arrived(queue.name, now);
      engine.upsertTicket(call.ticket, clock());
      dispatch();
    };
    schedule(drawDuration(gap, arrivals), arrive);
  });

  for (const agent of agents.values()) engine.upsertAgent(agent, clock());
  for (const [group, { shifts: hours }] of scenario.agents.entries()) {
    if (hours === undefined || hours.length === 0) continue;
    const ids = [...agents.keys()].filter((id) => id.startsWith(`a${group}-`));
    const change = () => {
      const presence = isOnShift(hours, now) ? 'available' : 'away';
      for (const id of ids) {
        const agent = agents.get(id);
        if (agent === undefined || agent.presence === presence) continue;
        const changed: Agent = {
          ...agent,
          presence,
          idleSince: clock(),
          ...(presence === 'available' ? { turns: turnsOnReturn(agent, agents.values()) } : {}),
          version: agent.version + 1,
        };
        agents.set(id, changed);
        engine.upsertAgent(changed, clock());
      }
      schedule(nextShiftChange(hours, now), change);
      dispatch();
    };
    schedule(nextShiftChange(hours, 0), change);
  }
  for (let event = heapPeek(events); event !== undefined; event = heapPeek(events)) {
    if (event.at > giveUp || (event.at > until && measures.open() === 0)) break;
    heapRemove(events, event);
    now = event.at;
    event.happen();
    if (++happened % EVENTS_BETWEEN_PROGRESS === 0) onProgress?.(Math.min(1, now / until));
  }
  onProgress?.(1);
  return measures.result();
}

const hourOf = (at: number) => Math.floor(at / HOUR) % 24;

const shiftsByAgent = ({ agents }: Scenario): ((agentId: string) => readonly Shift[] | undefined) => {
  const byGroup = new Map(agents.map(({ shifts }, group) => [`a${group}`, shifts]));
  return (agentId) => byGroup.get(agentId.slice(0, agentId.indexOf('-')));
};
