// Random histories of a contact centre, checked against the rules in their plainest form (rules-in-plain.ts).
import fc from 'fast-check';
import { createRoutingEngine } from '../../../src/routing/engine/create-routing-engine.js';
import { allSteps, type Step } from './random-steps.js';
import { brokenOfferRules, DAY_HOURS, missedOffers } from './rules-in-plain.js';
import { atSecond, queue } from './samples.js';
import { createSmallCentre, type SmallCentre, told } from './small-centre.js';

const QUEUES = [
  queue('billing'),
  queue('vip', { weight: 2, agentOrder: 'longest-idle', overflow: { to: 'billing', afterSeconds: 40 } }),
  queue('day', {
    agentOrder: 'weighted-round-robin',
    openingHours: DAY_HOURS,
    overflow: { to: 'vip', afterSeconds: 70, whenClosed: true },
  }),
  queue('triage', { requiredSkills: { triage: 1 } }),
];

function openCentre(): SmallCentre {
  const centre = createSmallCentre({ maxCandidatesExplained: 3 });
  for (const each of QUEUES) centre.putQueue(each);
  return centre;
}

/** Plays the steps one second apart, dispatching after each; `look` sees every state that comes of it. */
function play(
  steps: readonly Step[],
  look: (centre: SmallCentre, at: Date) => void = () => {},
): readonly string[] {
  const centre = openCentre();
  const log: string[] = [];
  let second = 0;
  for (const step of steps) {
    second += step.seconds;
    const at = atSecond(second);
    step.play(centre, at);
    // as often as there is something: a returned ticket is offered in the next round
    for (let round = 0; round < 50; round++) {
      const before = new Map(centre.tickets);
      const decisions = centre.dispatch(at);
      for (const broken of brokenOfferRules(decisions, { centre, before, at })) throw new Error(broken);
      log.push(...told(decisions));
      if (decisions.length === 0) break;
      if (round === 49) throw new Error('decides for ever');
    }
    look(centre, at);
  }
  return log;
}

/** Offers follow the rules in their plainest form, nobody waits beside a free agent, every ticket is in one place. */
export function checkRules(numRuns: number): void {
  fc.assert(
    fc.property(allSteps, (steps) => {
      play(steps, (centre, at) => {
        for (const missed of missedOffers(centre, at)) throw new Error(missed);
        for (const ticket of centre.tickets.values()) {
          const { kind } = centre.engine.placeOf(ticket.id);
          const expected =
            ticket.state === 'pending' ? 'waiting' : ticket.state === 'completed' ? 'gone' : 'with-agent';
          if (kind !== expected) throw new Error(`${ticket.id} is ${kind}, stored as ${ticket.state}`);
        }
      });
    }),
    { numRuns },
  );
}

/** The same events give the same decisions, and an engine rebuilt from the store decides alike. */
export function checkSameness(numRuns: number): void {
  fc.assert(
    fc.property(allSteps, fc.integer({ min: 0, max: 100 }), (steps, later) => {
      let last: SmallCentre | undefined;
      const log = play(steps, (centre) => {
        last = centre;
      });
      expect(play(steps)).toEqual(log);
      if (last === undefined) return;
      const live = last.engine;
      let ids = 0;
      const rebuilt = createRoutingEngine({
        nextReservationId: () => `new${++ids}`,
        maxCandidatesExplained: 0,
      });
      for (const each of QUEUES) rebuilt.upsertQueue(each);
      // in any other order than they came in
      for (const each of [...last.agents.values()].reverse()) rebuilt.upsertAgent(each, atSecond(0));
      for (const each of [...last.tickets.values()].reverse()) rebuilt.upsertTicket(each, atSecond(0));
      const at = atSecond(steps.reduce((sum, step) => sum + step.seconds, later));
      expect(told(rebuilt.decide(at))).toEqual(told(live.decide(at)));
      expect(rebuilt.nextWakeAt()).toEqual(live.nextWakeAt());
      expect(rebuilt.overview(at)).toEqual(live.overview(at));
    }),
    { numRuns },
  );
}
