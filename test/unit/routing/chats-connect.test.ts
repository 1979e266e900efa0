// How long a chat waits for a person while somebody is free, with agents who do not all answer. Time is played second
// by second; nothing here depends on the machine's speed.
import { CHANNELS } from '../../../src/domain/channel.js';
import { routeTicket } from '../../../src/routing/route-ticket.js';
import { createRandomStream } from '../../../src/routing/simulation/random-stream.js';
import { agent, atSecond, queue, ticket } from './samples.js';
import { createSmallCentre } from './small-centre.js';

const HOURS = 8;
/** The number: a chat is with a person within this time while one is free. */
const MOST_SECONDS = 15;

it.each([1, 2, 3])('a chat is with a person within 15 s while one is free (seed %i)', (seed) => {
  const random = createRandomStream(seed, 0);
  const queues = [queue('billing')];
  const routing = { workflow: null, queues, businessCases: [] };
  const centre = createSmallCentre();
  for (const each of queues) centre.putQueue(each);
  const capacity = { email: 2, 'web-form': 2, chat: 2 };
  // "deaf" is at the desk by the system's word only
  const staff = ['deaf', 'anna', 'ben', 'cem', 'dana'];
  for (const id of staff) centre.putAgent(agent(id, { capacity }), atSecond(0));
  const due = new Map<number, (() => void)[]>();
  const later = (second: number, happen: () => void) => due.set(second, [...(due.get(second) ?? []), happen]);
  const whole = (least: number, most: number) => least + Math.floor(random.next() * (most - least + 1));

  /** Seconds in which the chat was with nobody though somebody who answers had room for it. */
  const keptWaiting = new Map<string, number>();
  const connected = new Set<string>();
  const open = new Set<string>();
  const heldBy = (id: string) =>
    [...open].filter((ticketId) => centre.tickets.get(ticketId)?.agentId === id).length;

  for (let second = 0; second < HOURS * 3600; second++) {
    const at = atSecond(second);
    for (const happen of due.get(second) ?? []) happen();
    due.delete(second);
    if (random.next() < 1 / 60) {
      const id = `t${second}`;
      open.add(id);
      const channel = CHANNELS[whole(0, 2)] ?? 'chat';
      const facts = { businessCase: null, tier: 'triage', outOfScope: true, confidence: 0, channel } as const;
      const { reservationTimeoutSeconds } = routeTicket(
        { ...facts, language: 'de', entityTypes: [] },
        routing,
      );
      centre.putTicket(
        ticket(id, {
          channel,
          reservationTimeoutSeconds,
          targetWaitSeconds: channel === 'chat' ? 20 : 3600,
          waitingSince: at,
        }),
        at,
      );
      if (channel === 'chat') keptWaiting.set(id, 0);
    }
    for (let decisions = centre.dispatch(at); decisions.length > 0; decisions = centre.dispatch(at)) {
      for (const decision of decisions) {
        if (decision.kind !== 'reserve' || decision.agentId === 'deaf') continue;
        const answersAt = second + whole(1, 4);
        later(answersAt, () => {
          if (!centre.accept(decision.ticketId, atSecond(answersAt))) return;
          connected.add(decision.ticketId);
          const endsAt = answersAt + whole(30, 300);
          later(endsAt, () => {
            open.delete(decision.ticketId);
            centre.complete(decision.ticketId, atSecond(endsAt));
          });
        });
      }
    }
    const isSomebodyFree = staff.some((id) => id !== 'deaf' && heldBy(id) < 2);
    if (!isSomebodyFree) continue;
    for (const [id, seconds] of keptWaiting) if (!connected.has(id)) keptWaiting.set(id, seconds + 1);
  }
  expect(connected.size).toBeGreaterThan(100);
  expect(Math.max(...keptWaiting.values())).toBeLessThanOrEqual(MOST_SECONDS);
});
