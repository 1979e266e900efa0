import { type Queue, TRIAGE_QUEUE } from '../../domain/queue.js';
import type { Ticket } from '../../domain/ticket.js';
import type { CompleteEngineSettings } from './engine-settings.js';
import { createIndexedHeap, heapPush, heapRemove, type IndexedHeap } from './indexed-heap.js';
import type { Demand, Entry, Line, LineStanding } from './memory.js';
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
  /** The pause of a passed-over ticket is over. */
  endRest(entry: Entry): void;
  /** Finds out anew who can take the tickets of a line: all lines, or those of one demand. */
  refresh(demand?: Demand): void;
  putQueue(queue: Queue): void;
  triageSkills(): Queue['requiredSkills'];
  /** In triage with triage's own demands: there is nowhere else to send it. */
  isLastResort(line: Line): boolean;
}

const LEAST_WEIGHT = 0.01;
/** Empty lines are kept for the next ticket, up to this many lines in all. */
const MAX_IDLE_LINES = 10_000;

export function createLines(
  reach: Reach,
  { settings, hasAgents }: { readonly settings: CompleteEngineSettings; readonly hasAgents: () => boolean },
): Lines {
  const all = new Map<string, Line>();
  const changed = new Set<Line>();
  const queues = new Map<string, Queue>();
  const timers = createIndexedHeap<Entry>((a, b) =>
    a.wakeAt === b.wakeAt ? a.ticket.id < b.ticket.id : a.wakeAt < b.wakeAt,
  );

  const weight = (queue: string) => Math.max(queues.get(queue)?.weight ?? 1, LEAST_WEIGHT);
  const triageSkills = () => queues.get(TRIAGE_QUEUE)?.requiredSkills ?? {};
  const isLastResort = (line: Line) =>
    line.inTriage && JSON.stringify(line.skills) === JSON.stringify(skillList(triageSkills()));

  const wake = (entry: Entry, wakeAt: number) => {
    heapRemove(timers, entry);
    entry.wakeAt = wakeAt;
    if (wakeAt !== Number.POSITIVE_INFINITY) heapPush(timers, entry);
  };

  /** Puts a ticket of the line where it belongs: up for an offer, or resting until a moment. */
  const place = (entry: Entry, line: Line) => {
    const restUntil = line.standing === 'exhausted' ? restEnd(entry.ticket, settings.reofferPauseMs) : 0;
    if (restUntil > 0) {
      heapRemove(line.waiting, entry);
      line.resting.add(entry);
      return wake(entry, restUntil);
    }
    line.resting.delete(entry);
    heapPush(line.waiting, entry);
    const triageAt = entry.ticket.waitingSince.getTime() + settings.triageAfterMs;
    wake(entry, line.standing === 'hopeless' ? triageAt : Number.POSITIVE_INFINITY);
  };

  /** A language that no agent speaks is not required; in triage, nor is one that no triage agent speaks. */
  const demandOf = (ticket: Pick<Line, 'inTriage' | 'channel' | 'language' | 'skills'>): Demand => {
    const { inTriage, channel, language, skills } = ticket;
    const spoken = language !== UNKNOWN_LANGUAGE && reach.isSpoken(language);
    const demand = reach.demand(channel, spoken ? language : null, skills);
    return inTriage && spoken && demand.crews.size === 0 ? reach.demand(channel, null, skills) : demand;
  };

  const standingOf = (line: Line): LineStanding => {
    if (line.demand.crews.size === 0) return hasAgents() && !isLastResort(line) ? 'hopeless' : 'unmet';
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
    const ageing = weight(ticket.queue);
    const inTriage = ticket.queue === TRIAGE_QUEUE;
    const key = JSON.stringify([ageing, inTriage, ticket.channel, ticket.language, skills, passedOver]);
    const known = all.get(key);
    if (known !== undefined) return known;
    const { channel, language } = ticket;
    const line: Line = {
      key,
      weight: ageing,
      inTriage,
      channel,
      language,
      skills,
      passedOver: new Set(passedOver),
      demand: demandOf({ inTriage, channel, language, skills }),
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
      weight: weight(entry.ticket.queue),
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

  const refresh = (demand?: Demand) => {
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
    endRest(entry) {
      const { line } = entry;
      if (line === null) return;
      wake(entry, Number.POSITIVE_INFINITY);
      line.resting.delete(entry);
      heapPush(line.waiting, entry);
      changed.add(line);
    },
    putQueue(queue) {
      const weightBefore = weight(queue.name);
      queues.set(queue.name, queue);
      if (weight(queue.name) !== weightBefore) {
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
