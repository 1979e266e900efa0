import { DEFAULT_AGENT_ORDER } from '../../domain/agent-order.js';
import { type Queue, TRIAGE_QUEUE } from '../../domain/queue.js';
import type { Ticket } from '../../domain/ticket.js';
import type { CompleteEngineSettings } from './engine-settings.js';
import { createIndexedHeap, heapPush, heapRemove, type IndexedHeap } from './indexed-heap.js';
import type { Demand, Entry, Line, LineStanding } from './memory.js';
import { nextPlan, type Plan } from './next-plan.js';
import type { QueueBook } from './queue-book.js';
import type { Reach } from './reach.js';
import { isLost } from './seats.js';
import { restEnd, skillList } from './ticket-demands.js';
import { isMoreUrgent, urgencyOrigin } from './ticket-urgency.js';

/** The waiting tickets. */
export interface Lines {
  readonly all: ReadonlyMap<string, Line>;
  /** Lines in which a ticket may have become possible to offer. */
  readonly changed: Set<Line>;
  /** Tickets for which time alone changes something, the earliest on top. */
  readonly timers: IndexedHeap<Entry>;
  wait(entry: Entry): void;
  leave(entry: Entry): void;
  /** Sets or clears (Infinity) the moment at which time changes something for a ticket. */
  wake(entry: Entry, wakeAt: number): void;
  /** Time has passed: puts a waiting ticket where it belongs now. */
  replace(entry: Entry): void;
  /** What becomes of a waiting ticket if nobody takes it before. */
  planOf(entry: Entry): Plan | null;
  /** Lets queues open and close up to a moment. */
  tick(at: number): void;
  /** Finds out anew who can take the tickets of a line: all lines, or those of one demand. */
  refresh(demand?: Demand): void;
  putQueue(queue: Queue): void;
  triageSkills(): Queue['requiredSkills'];
  /** In triage with triage's own demands: there is nowhere else to send it. */
  isLastResort(line: Line): boolean;
}

/** Empty lines are kept for the next ticket, up to this many lines in all. */
const MAX_IDLE_LINES = 10_000;

export function createLines(
  reach: Reach,
  {
    settings,
    queues,
    hasAgents,
  }: {
    readonly settings: CompleteEngineSettings;
    readonly queues: QueueBook;
    readonly hasAgents: () => boolean;
  },
): Lines {
  const all = new Map<string, Line>();
  const changed = new Set<Line>();
  let now = 0;
  let bansSeen = 0;
  const timers = createIndexedHeap<Entry>((a, b) =>
    a.wakeAt === b.wakeAt ? a.ticket.id < b.ticket.id : a.wakeAt < b.wakeAt,
  );

  const triageSkills = () => queues.get(TRIAGE_QUEUE)?.requiredSkills ?? {};
  const isLastResort = (line: Line) =>
    line.inTriage && JSON.stringify(line.skills) === JSON.stringify(skillList(triageSkills()));

  const wake = (entry: Entry, wakeAt: number) => {
    heapRemove(timers, entry);
    entry.wakeAt = wakeAt;
    if (wakeAt !== Number.POSITIVE_INFINITY) heapPush(timers, entry);
  };

  const plan = (entry: Entry, { standing }: Line) =>
    nextPlan(entry.ticket, { standing, queues, triageAfterMs: settings.triageAfterMs });

  /** Puts a ticket of the line where it belongs: up for an offer, or resting until a moment. */
  const place = (entry: Entry, line: Line) => {
    const { ticket } = entry;
    const restUntil = Math.max(
      line.standing === 'exhausted' ? restEnd(ticket, settings.reofferPauseMs) : 0,
      ticket.heldUntil?.getTime() ?? 0,
    );
    const rests = restUntil > now || !queues.isOpen(ticket.queue);
    if (rests) {
      heapRemove(line.waiting, entry);
      line.resting.add(entry);
    } else {
      if (line.resting.delete(entry)) changed.add(line);
      heapPush(line.waiting, entry);
    }
    const planned = plan(entry, line)?.at ?? Number.POSITIVE_INFINITY;
    wake(entry, restUntil > now ? Math.min(restUntil, planned) : planned);
  };

  /** A language that no agent speaks is not required; in triage, nor is one that no triage agent speaks. */
  const demandOf = (line: Pick<Line, 'inTriage' | 'channel' | 'language' | 'skills' | 'tags'>): Demand => {
    const spoken = line.language !== UNKNOWN_LANGUAGE && reach.isSpoken(line.language);
    const demand = reach.demand(spoken ? line : { ...line, language: null });
    return line.inTriage && spoken && demand.crews.length === 0
      ? reach.demand({ ...line, language: null })
      : demand;
  };

  const standingOf = (line: Line): LineStanding => {
    if (line.demand.crews.length === 0) return hasAgents() && !isLastResort(line) ? 'hopeless' : 'unmet';
    if (line.passedOver.size === 0) return 'open';
    for (const crew of line.demand.crews) {
      if (crew.present > line.passedOver.size) return 'open';
      for (const seat of crew.members) if (!line.passedOver.has(seat.id) && !isLost(seat)) return 'open';
    }
    return 'exhausted';
  };

  const refreshLine = (line: Line) => {
    const demand = demandOf(line);
    if (demand !== line.demand) {
      line.demand.lines.delete(line);
      demand.lines.add(line);
      line.demand = demand;
      changed.add(line);
    }
    const standing = standingOf(line);
    if (standing === line.standing) return;
    line.standing = standing;
    for (const entry of [...line.waiting.items, ...line.resting]) place(entry, line);
    changed.add(line);
  };

  const lineOf = (ticket: Ticket): Line => {
    const skills = skillList(ticket.requiredSkills);
    const passedOver = [...new Set(ticket.passedOverBy)].sort();
    const ageing = queues.weight(ticket.queue);
    const order = ticket.agentOrder ?? queues.get(ticket.queue)?.agentOrder ?? DEFAULT_AGENT_ORDER;
    const inTriage = ticket.queue === TRIAGE_QUEUE;
    const tags = reach.bannedTags(ticket);
    const key = JSON.stringify([
      ageing,
      order,
      inTriage,
      ticket.channel,
      ticket.language,
      skills,
      passedOver,
      tags,
    ]);
    const known = all.get(key);
    if (known !== undefined) return known;
    const { channel, language } = ticket;
    const line: Line = {
      key,
      weight: ageing,
      order,
      inTriage,
      channel,
      language,
      skills,
      tags,
      passedOver: new Set(passedOver),
      demand: demandOf({ inTriage, channel, language, skills, tags }),
      standing: 'unmet',
      waiting: createIndexedHeap(isMoreUrgent),
      resting: new Set(),
      score: 0,
    };
    line.demand.lines.add(line);
    line.standing = standingOf(line);
    all.set(key, line);
    return line;
  };

  const close = (line: Line) => {
    all.delete(line.key);
    changed.delete(line);
    line.demand.lines.delete(line);
  };

  const setOrigin = (entry: Entry) => {
    entry.origin = urgencyOrigin(entry.ticket, {
      weight: queues.weight(entry.ticket.queue),
      msPerPriorityPoint: settings.msPerPriorityPoint,
    });
  };

  const wait = (entry: Entry) => {
    const line = lineOf(entry.ticket);
    // where others already wait in vain, one more waits too
    if (line.waiting.items.length === 0) changed.add(line);
    entry.line = line;
    setOrigin(entry);
    place(entry, line);
  };

  const leave = (entry: Entry) => {
    const { line } = entry;
    if (line === null) return;
    heapRemove(line.waiting, entry);
    line.resting.delete(entry);
    entry.line = null;
    wake(entry, Number.POSITIVE_INFINITY);
    if (line.waiting.items.length + line.resting.size > 0) return;
    // an ordinary line is soon needed again; one that excludes certain agents hardly is
    if (line.passedOver.size > 0 || all.size > MAX_IDLE_LINES) close(line);
  };

  /** Tickets stand in lines by what agents are kept from; when that changes they stand anew. */
  const separate = () => {
    if (bansSeen === reach.bansChanged()) return;
    bansSeen = reach.bansChanged();
    for (const entry of [...all.values()].flatMap((line) => [...line.waiting.items, ...line.resting])) {
      leave(entry);
      wait(entry);
    }
  };

  const refresh = (demand?: Demand) => {
    separate();
    for (const line of [...(demand?.lines ?? all.values())]) {
      if (demand === undefined || line.passedOver.size > 0) refreshLine(line);
    }
  };

  return {
    all,
    changed,
    timers,
    wake,
    wait,
    leave,
    refresh,
    triageSkills,
    isLastResort,
    replace: (entry) => {
      if (entry.line !== null) place(entry, entry.line);
    },
    planOf: (entry) => (entry.line === null ? null : plan(entry, entry.line)),
    tick(at) {
      now = at;
      const turned = queues.tick(at);
      if (turned.size === 0) return;
      for (const line of all.values()) {
        for (const entry of [...line.waiting.items, ...line.resting]) {
          if (turned.has(entry.ticket.queue)) place(entry, line);
        }
      }
    },
    putQueue(queue) {
      if (queues.put(queue)) {
        const waiting = [...all.values()].flatMap((line) => [...line.waiting.items, ...line.resting]);
        for (const entry of waiting.filter(({ ticket }) => ticket.queue === queue.name)) {
          leave(entry);
          wait(entry);
        }
      }
      if (queue.name === TRIAGE_QUEUE) refresh();
    },
  };
}

const UNKNOWN_LANGUAGE = 'und';
