// The dispatcher's writes may lose a race, fail, or be heard of late; what is stored must still obey the rules, and
// the engine must end up holding exactly what is stored.
import fc from 'fast-check';
import type { Ticket } from '../../../src/domain/ticket.js';
import { accept, complete, occupiesAgent } from '../../../src/domain/ticket-state.js';
import { applyDecision } from '../../../src/routing/engine/apply-decision.js';
import { createRoutingEngine } from '../../../src/routing/engine/create-routing-engine.js';
import { agent, atSecond, ticket } from './samples.js';
import { told } from './small-centre.js';

const AGENTS = ['a1', 'a2', 'a3'].map((id) => agent(id, { capacity: { email: 2, 'web-form': 1, chat: 3 } }));
const TICKETS = Array.from({ length: 10 }, (_, index) =>
  ticket(`t${index}`, { channel: index % 2 === 0 ? 'email' : 'chat', waitingSince: atSecond(index) }),
);

const outcome = fc.constantFrom(
  'written',
  'written',
  'heard late',
  'store away',
  'raced, heard',
  'raced, taken back',
);
const endings = fc.constantFrom('nothing', 'accept', 'complete');
const history = fc.array(fc.tuple(outcome, endings, fc.integer({ min: 0, max: 9 })), {
  minLength: 10,
  maxLength: 60,
  size: 'max',
});

it('memory comes to equal the store, and no agent ever has more than fits', () => {
  fc.assert(
    fc.property(history, (steps) => {
      let ids = 0;
      const open = () =>
        createRoutingEngine({ nextReservationId: () => `r${++ids}`, maxCandidatesExplained: 0 });
      const engine = open();
      const store = new Map<string, Ticket>();
      const late: Ticket[] = [];
      const write = (next: Ticket): Ticket => {
        const stored = { ...next, version: (store.get(next.id)?.version ?? 0) + 1 };
        store.set(stored.id, stored);
        for (const { id, capacity } of AGENTS) {
          const held = [...store.values()].filter((each) => occupiesAgent(each) && each.agentId === id);
          const load = held.reduce((sum, { channel }) => sum + 1 / capacity[channel], 0);
          if (load > 1 + 1e-6) throw new Error(`${id} holds ${held.map((each) => each.id)}`);
        }
        return stored;
      };
      const hearAll = (at: Date) => {
        // the latest first: the earlier news is then too old
        for (const news of late.splice(0).reverse()) engine.upsertTicket(news, at);
      };
      for (const each of AGENTS) engine.upsertAgent(each, atSecond(0));
      for (const each of TICKETS) engine.upsertTicket(write(each), atSecond(0));

      steps.forEach(([result, ending, index], step) => {
        const at = atSecond(step * 4);
        for (const decision of engine.decide(at, { limit: 2 })) {
          const raced = result.startsWith('raced');
          const stored = store.get(decision.ticketId);
          // somebody else changes the ticket before the dispatcher writes
          if (raced && stored !== undefined) write({ ...stored, priority: stored.priority + 1 });
          const truth = store.get(decision.ticketId);
          const next = applyDecision(decision, at);
          if (truth?.version === decision.ticket.version && next !== null && result !== 'store away') {
            const news = write(next);
            if (result === 'heard late') late.push(news);
            else engine.upsertTicket(news, at);
          } else if (result === 'raced, heard' && truth !== undefined) engine.upsertTicket(truth, at);
          else engine.retract(decision, truth ?? null, at);
        }
        const touched = store.get(`t${index}`);
        const next =
          touched &&
          (ending === 'accept' ? accept(touched, at) : ending === 'complete' ? complete(touched, at) : null);
        if (next != null) late.push(write(next));
        if (step % 3 === 0) hearAll(at);
      });

      hearAll(atSecond(1000));
      const rebuilt = open();
      for (const each of AGENTS) rebuilt.upsertAgent(each, atSecond(0));
      for (const each of store.values()) rebuilt.upsertTicket(each, atSecond(0));
      for (const id of store.keys()) expect(engine.placeOf(id)).toEqual(rebuilt.placeOf(id));
      expect(told(engine.decide(atSecond(1000)))).toEqual(told(rebuilt.decide(atSecond(1000))));
    }),
    { numRuns: Number(process.env['ROUTING_RUNS'] ?? 500) },
  );
});
