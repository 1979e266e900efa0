import { phrase } from '../explanation/phrase.js';
import { hasRoomFor } from './agent-load.js';
import { describeUnfree, timeOfDay } from './describe-candidates.js';
import { describeDemand, describeStep } from './describe-demand.js';
import type { WaitingExplanation } from './engine.js';
import type { Entry, Line, Seat } from './memory.js';
import type { Plan } from './next-plan.js';
import type { QueueBook } from './queue-book.js';
import { isMoreUrgent } from './ticket-urgency.js';

const MAX_CANDIDATES = 20;

/** What a waiting ticket waits for and what would free it. Looks at every capable agent: for people, not for deciding. */
export function explainWaiting(
  entry: Entry,
  line: Line,
  around: {
    readonly seats: ReadonlyMap<string, Seat>;
    readonly queues: QueueBook;
    readonly plan: Plan | null;
  },
): WaitingExplanation {
  const { ticket } = entry;
  const { seats } = around;
  const search = { line, seats };
  return {
    ticketId: ticket.id,
    queue: ticket.queue,
    waitingSince: ticket.waitingSince,
    candidates: describeUnfree(search, new Set(), MAX_CANDIDATES),
    sentences: [
      phrase('waits-for', { requirements: describeDemand(line) }),
      ...(line.language !== 'und' && line.demand.language === null
        ? [phrase('language-dropped', { language: line.language })]
        : []),
      ...whatKeeps(entry, around.queues),
      ...whatFrees(entry, line),
      ...whatIsPlanned(entry, around),
    ],
  };
}

/** What keeps it from being offered to anybody at all. */
function whatKeeps({ ticket }: Entry, queues: QueueBook): readonly string[] {
  const sentences: string[] = [];
  if (ticket.heldUntil != null)
    sentences.push(phrase('held-until', { time: timeOfDay(ticket.heldUntil.getTime()) }));
  if (!queues.isOpen(ticket.queue)) {
    const opens = queues.changesAt(ticket.queue);
    sentences.push(
      Number.isFinite(opens)
        ? phrase('queue-closed', { queue: ticket.queue, time: timeOfDay(opens) })
        : phrase('queue-never-open', { queue: ticket.queue }),
    );
  }
  if (ticket.targetWaitSeconds !== undefined) {
    const due = ticket.waitingSince.getTime() + ticket.targetWaitSeconds * 1000;
    sentences.push(phrase('due-at', { time: timeOfDay(due) }));
  }
  return sentences;
}

/** What changes for it if nobody takes it before. */
function whatIsPlanned(
  { ticket }: Entry,
  { queues, plan }: { readonly queues: QueueBook; readonly plan: Plan | null },
): readonly string[] {
  if (plan === null || !Number.isFinite(plan.at)) return [];
  const time = timeOfDay(plan.at);
  const [step] = ticket.relaxation ?? [];
  if (plan.what === 'relax')
    return step === undefined ? [] : [phrase('planned-relaxation', { time, step: describeStep(step) })];
  if (plan.what === 'triage') return [phrase('freed-by-triage', { time })];
  return [phrase('planned-overflow', { time, to: queues.get(ticket.queue)?.overflow?.to ?? '' })];
}

function whatFrees(entry: Entry, line: Line): readonly string[] {
  if (line.standing === 'hopeless') return [phrase('nobody-can')];
  if (line.standing === 'unmet') return [phrase('nobody-registered')];
  const counts = countCapable(line);
  const ahead = line.waiting.items.filter((other) => other !== entry && isMoreUrgent(other, entry)).length;
  const sentences = [phrase('capable-agents', counts)];
  const pauses = line.standing === 'exhausted' && line.resting.has(entry);
  if (pauses) sentences.push(phrase('freed-by-pause', { time: timeOfDay(entry.wakeAt) }));
  if (ahead > 0) sentences.push(phrase('ahead-in-line', { count: ahead }));
  if (counts.free > 0 && !line.resting.has(entry)) sentences.push(phrase('decision-due'));
  if (counts.free === 0 && counts.full > 0) sentences.push(phrase('freed-by-capacity'));
  if (counts.free === 0 && counts.unavailable > 0) sentences.push(phrase('freed-by-presence'));
  return sentences;
}

function countCapable(line: Line) {
  const counts = { capable: 0, free: 0, full: 0, unavailable: 0, passed: 0 };
  for (const crew of line.demand.crews) {
    for (const seat of crew.members) {
      counts.capable++;
      if (line.standing !== 'exhausted' && line.passedOver.has(seat.id)) counts.passed++;
      else if (seat.agent?.presence !== 'available') counts.unavailable++;
      else if (hasRoomFor(line.channel, seat.load, crew.capacity)) counts.free++;
      else counts.full++;
    }
  }
  return counts;
}
