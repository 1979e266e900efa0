import fc from 'fast-check';
import type { AgentExclusions, Presence } from '../../../src/domain/agent.js';
import { AGENT_ORDERS } from '../../../src/domain/agent-order.js';
import { CHANNELS, type Channel } from '../../../src/domain/channel.js';
import { hold, requeue, wrapUp } from '../../../src/domain/ticket-state.js';
import type { RelaxationStep } from '../../../src/domain/workflow.js';
import { agent, ticket } from './samples.js';
import type { SmallCentre } from './small-centre.js';

/** One thing that happens. */
export interface Step {
  readonly what: string;
  /** Time that passes before it. */
  readonly seconds: number;
  play(centre: SmallCentre, at: Date): void;
  readonly [fc.toStringMethod]: () => string;
}

const AGENTS = ['a1', 'a2', 'a3', 'a4'];
const TICKETS = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'];

const level = fc.constantFrom(1, 1, 3, 5);
const someSkills = fc.dictionary(fc.constantFrom('billing', 'law', 'triage'), level, { maxKeys: 2 });
const languages = fc.subarray(['de', 'en'], { minLength: 1 });
const capacity = fc.constantFrom<Record<Channel, number>>(
  { email: 1, 'web-form': 1, chat: 1 },
  { email: 2, 'web-form': 2, chat: 3 },
  { email: 3, 'web-form': 0, chat: 1 },
);
const presence = fc.constantFrom<Presence>('available', 'available', 'busy', 'away', 'offline');

const event = (what: string, play: Step['play'], seconds = 1): Step => ({
  what,
  seconds,
  play,
  [fc.toStringMethod]: () => what,
});

const exclusions = fc.constantFrom<AgentExclusions>(
  {},
  {},
  { queues: ['vip'] },
  { customers: ['c1'], businessCases: ['law'] },
);
const hire = fc
  .record({
    id: fc.constantFrom(...AGENTS),
    skills: someSkills,
    languages,
    capacity,
    presence,
    exclusions,
    share: fc.constantFrom(1, 1, 2, 0.5),
    turns: fc.constantFrom(0, 0, 1, 3),
  })
  .map(({ id, ...profile }) =>
    event(`hire ${id} ${JSON.stringify(profile)}`, (centre, at) =>
      centre.putAgent(agent(id, { ...profile, idleSince: at }), at),
    ),
  );

const changePresence = fc.tuple(fc.constantFrom(...AGENTS), presence).map(([id, to]) =>
  event(`${id} ${to}`, (centre, at) => {
    const known = centre.agents.get(id);
    if (known !== undefined)
      centre.putAgent({ ...known, presence: to, idleSince: to === 'available' ? at : known.idleSince }, at);
  }),
);

const arrive = fc
  .record({
    id: fc.constantFrom(...TICKETS),
    channel: fc.constantFrom(...CHANNELS),
    language: fc.constantFrom('de', 'en', 'fi', 'und'),
    queue: fc.constantFrom('billing', 'vip', 'day', 'triage'),
    customerId: fc.constantFrom(null, 'c1'),
    businessCase: fc.constantFrom(null, 'get_invoice', 'law'),
    targetWaitSeconds: fc.constantFrom(0, 0, 20, 100),
    relaxation: fc.constantFrom<readonly RelaxationStep[]>(
      [],
      [{ afterSeconds: 10, lower: { billing: 2, law: 1 } }],
      [
        { afterSeconds: 4, lower: { billing: 1 } },
        { afterSeconds: 30, drop: ['billing', 'law'] },
      ],
    ),
    requiredSkills: fc.dictionary(fc.constantFrom('billing', 'law'), level, { maxKeys: 1 }),
    priority: fc.constantFrom(0, 0, 0, 1),
    preferredAgentId: fc.constantFrom(null, null, ...AGENTS),
    agentOrder: fc.constantFrom(null, null, null, ...AGENT_ORDERS),
  })
  .map(({ id, ...facts }) =>
    event(`arrive ${id} ${JSON.stringify(facts)}`, (centre, at) => {
      if (!centre.tickets.has(id))
        centre.putTicket(ticket(id, { ...facts, waitingSince: at, createdAt: at }), at);
    }),
  );

const onTicket = fc
  .tuple(
    fc.constantFrom(...TICKETS),
    fc.constantFrom('accept', 'accept', 'reject', 'complete', 'transfer', 'news again', 'hold', 'wrap up'),
  )
  .map(([id, what]) =>
    event(`${what} ${id}`, (centre, at) => {
      if (what === 'accept') centre.accept(id, at);
      if (what === 'reject') centre.reject(id, at);
      if (what === 'complete') centre.complete(id, at);
      if (what === 'transfer')
        centre.change(id, at, (known) => requeue({ ...known, queue: 'vip' }, at, 'transfer'));
      if (what === 'hold')
        centre.change(id, at, (known) => hold(known, { at, until: new Date(at.getTime() + 20_000) }));
      if (what === 'wrap up') centre.change(id, at, (known) => wrapUp(known, new Date(at.getTime() + 6_000)));
      const stored = centre.tickets.get(id);
      // late news of an earlier version, and news told twice, change nothing
      if (what === 'news again' && stored !== undefined) {
        centre.engine.upsertTicket(
          { ...stored, version: stored.version - 1, state: 'pending', agentId: null },
          at,
        );
        centre.engine.upsertTicket(stored, at);
      }
    }),
  );

const wait = fc.integer({ min: 2, max: 45 }).map((seconds) => event(`wait ${seconds} s`, () => {}, seconds));

/** All there from the beginning and able to do much, so that there is somebody to choose among. */
const staffed = fc.tuple(
  ...AGENTS.map((id) =>
    fc
      .record({ capacity, law: level, share: fc.constantFrom(1, 2, 0.5), turns: fc.constantFrom(0, 1, 3) })
      .map(({ law, ...profile }) =>
        event(`hire ${id} ${JSON.stringify({ law, ...profile })}`, (centre, at) =>
          centre.putAgent(agent(id, { ...profile, skills: { billing: 5, law }, idleSince: at }), at),
        ),
      ),
  ),
);

const happenings = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: hire },
    { weight: 2, arbitrary: changePresence },
    { weight: 4, arbitrary: arrive },
    { weight: 5, arbitrary: onTicket },
    { weight: 2, arbitrary: wait },
  ),
  { minLength: 5, maxLength: 40, size: 'max' },
);

export const allSteps = fc
  .tuple(fc.oneof(fc.constant([]), staffed), happenings)
  .map(([before, steps]): readonly Step[] => [...before, ...steps]);
