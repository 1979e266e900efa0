import type { Agent } from '../../domain/agent.js';
import type { Ticket } from '../../domain/ticket.js';
import { createRoutingEngine } from '../engine/create-routing-engine.js';
import { createRandomStream } from '../simulation/random-stream.js';
import type { RandomCentre } from './random-centre.js';

/** The engine with what the dispatcher would do around it: every decision is written and confirmed at once. */
export interface DrivenEngine {
  readonly waiting: ReadonlyMap<string, Ticket>;
  /** A ticket comes in. */
  arrive(): void;
  /** Some ticket is completed and its agent has room again. False when nobody has any. */
  free(): boolean;
  /** Decides until nothing is left; the number of offers. */
  decide(): number;
}

/** As the dispatcher does. */
const AT_ONCE = 200;
const STEP_MS = 7;

export function driveEngine(centre: RandomCentre): DrivenEngine {
  let ids = 0;
  let moment = 0;
  const engine = createRoutingEngine({ nextReservationId: () => `r${++ids}` });
  const random = createRandomStream(1, 99);
  const agents = new Map(centre.agents.map((agent) => [agent.id, agent]));
  const waiting = new Map<string, Ticket>();
  const assigned: Ticket[] = [];
  const later = () => {
    moment += STEP_MS;
    return new Date(moment);
  };
  for (const agent of centre.agents) engine.upsertAgent(agent, new Date(0));

  const decideOnce = (): number => {
    const at = new Date(moment);
    const decisions = engine.decide(at, { limit: AT_ONCE });
    for (const decision of decisions) {
      if (decision.kind !== 'reserve') continue;
      const { ticket, agentId } = decision;
      const taken: Ticket = { ...ticket, version: ticket.version + 1, state: 'assigned', agentId };
      waiting.delete(taken.id);
      assigned.push(taken);
      engine.upsertTicket(taken, at);
    }
    return decisions.length;
  };

  return {
    waiting,
    arrive() {
      const ticket = centre.nextTicket(later());
      waiting.set(ticket.id, ticket);
      engine.upsertTicket(ticket, ticket.waitingSince);
    },
    free() {
      const index = Math.floor(random.next() * assigned.length);
      const ticket = assigned[index];
      const last = assigned.pop();
      if (ticket === undefined || last === undefined) return false;
      if (last !== ticket) assigned[index] = last;
      const agent = agents.get(ticket.agentId ?? '');
      const at = later();
      engine.upsertTicket({ ...ticket, version: ticket.version + 1, state: 'completed' }, at);
      if (agent === undefined) return true;
      const idle: Agent = { ...agent, version: agent.version + 1, idleSince: at };
      agents.set(idle.id, idle);
      engine.upsertAgent(idle, at);
      return true;
    },
    decide() {
      let total = 0;
      for (let made = decideOnce(); made > 0; made = decideOnce()) total += made;
      return total;
    },
  };
}
