import type { SkillRequirements } from '../../domain/business-case.js';
import { phrase } from '../explanation/phrase.js';
import { hasRoomFor } from './agent-load.js';
import { describeUnfree, timeOfDay } from './describe-candidates.js';
import type { WaitingExplanation } from './engine.js';
import type { Entry, Line, Seat } from './memory.js';
import { isMoreUrgent } from './ticket-urgency.js';

const MAX_CANDIDATES = 20;

/** What a waiting ticket waits for and what would free it. Looks at every capable agent: for people, not for deciding. */
export function explainWaiting(
  entry: Entry,
  line: Line,
  seats: ReadonlyMap<string, Seat>,
): WaitingExplanation {
  const { ticket } = entry;
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
      ...whatFrees(entry, line),
    ],
  };
}

function whatFrees(entry: Entry, line: Line): readonly string[] {
  if (line.standing === 'hopeless') return [phrase('freed-by-triage', { time: timeOfDay(entry.wakeAt) })];
  if (line.standing === 'unmet') return [phrase('nobody-registered')];
  const counts = countCapable(line);
  const ahead = line.waiting.items.filter((other) => other !== entry && isMoreUrgent(other, entry)).length;
  const sentences = [phrase('capable-agents', counts)];
  if (line.resting.has(entry)) sentences.push(phrase('freed-by-pause', { time: timeOfDay(entry.wakeAt) }));
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

/** `billing ≥ 3, orders ≥ 1, de, email` */
export function describeDemand(line: Pick<Line, 'skills' | 'demand' | 'channel'>): string {
  const skills = line.skills.map(([skill, minimum]) => `${skill} ≥ ${minimum}`);
  const { language } = line.demand;
  return [...skills, ...(language === null ? [] : [language]), line.channel].join(', ');
}

/** The same for requirements as a ticket has them. */
export function describeRequirements(required: SkillRequirements): string {
  return Object.entries(required)
    .map(([skill, minimum]) => `${skill} ≥ ${minimum}`)
    .join(', ');
}
