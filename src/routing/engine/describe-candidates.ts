import type { ExclusionKind } from '../../domain/agent-exclusions.js';
import type { CandidateTrial } from '../../domain/decision-record.js';
import { phrase } from '../explanation/phrase.js';
import { hasRoomFor } from './agent-load.js';
import { proficiency } from './free-seats.js';
import type { Line, Seat } from './memory.js';

export interface CandidateSearch {
  readonly line: Line;
  /** Who may be offered the ticket now, the chosen one first. */
  readonly free: readonly Seat[];
  readonly seats: ReadonlyMap<string, Seat>;
  readonly preferredId: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Most agents described. */
  readonly limit: number;
}

/**
 * The agents looked at for an offer, best first: the chosen one, the others who were free, capable ones who were not,
 * and, while there is room, those who cannot take it; each with why it was not they. Must be called before the
 * chosen one takes the ticket. Looks at no more agents than needed to fill the list.
 */
export function describeCandidates(search: CandidateSearch): readonly CandidateTrial[] {
  const { line, free, seats, limit } = search;
  const [chosen] = free;
  if (limit <= 0 || chosen === undefined) return [];
  const trials = free.slice(0, limit).map(
    (seat): CandidateTrial => ({
      agentId: seat.id,
      chosen: seat === chosen,
      reasons: seat === chosen ? [] : [whyNotThey(seat, chosen, search)],
    }),
  );
  if (trials.length >= limit) return trials;
  return [...trials, ...describeUnfree({ line, seats }, new Set(free), limit - trials.length)];
}

/** Agents who cannot be offered a ticket of the line now and why: the capable first, then the others. */
export function describeUnfree(
  { line, seats }: Pick<CandidateSearch, 'line' | 'seats'>,
  named: ReadonlySet<Seat>,
  limit: number,
): readonly CandidateTrial[] {
  const trials: CandidateTrial[] = [];
  const seen = new Set(named);
  const describe = (seat: Seat): boolean => {
    if (seat.agent === null || seen.has(seat)) return trials.length < limit;
    seen.add(seat);
    const reasons = obstacles(seat, line);
    if (trials.length < limit && reasons.length > 0)
      trials.push({ agentId: seat.id, chosen: false, reasons });
    return trials.length < limit;
  };
  if (limit <= 0) return trials;
  for (const crew of line.demand.crews) for (const seat of crew.members) if (!describe(seat)) return trials;
  for (const seat of seats.values()) if (!describe(seat)) return trials;
  return trials;
}

/** Everything that keeps an agent from taking a ticket of the line now; empty when nothing does. */
export function obstacles(seat: Seat, line: Line): readonly string[] {
  const { agent, crew } = seat;
  if (agent === null || crew === null) return [];
  const { channel, demand } = line;
  const reasons: string[] = [];
  for (const [skill, minimum] of demand.skills) {
    const level = crew.skills.get(skill) ?? 0;
    if (level < minimum) reasons.push(phrase('lacks-skill', { skill, minimum, level }));
  }
  if (demand.language !== null && !crew.languages.has(demand.language)) {
    reasons.push(phrase('lacks-language', { language: demand.language }));
  }
  for (const tag of demand.tags) {
    const [kind = '', ...name] = tag.split(':');
    if (crew.bans.has(tag))
      reasons.push(phrase(`excluded-${kind as ExclusionKind}`, { name: name.join(':') }));
  }
  if (!(crew.capacity[channel] > 0)) reasons.push(phrase('no-channel', { channel }));
  if (line.standing !== 'exhausted' && line.passedOver.has(seat.id)) reasons.push(phrase('passed-over'));
  if (agent.presence !== 'available') reasons.push(phrase('not-available', { presence: agent.presence }));
  else if (crew.capacity[channel] > 0 && !hasRoomFor(channel, seat.load, crew.capacity)) {
    reasons.push(phrase('is-full', { channel, load: percent(seat.load) }));
  }
  return reasons;
}

function whyNotThey(seat: Seat, chosen: Seat, { line, preferredId, at }: CandidateSearch): string {
  if (chosen.id === preferredId) return phrase('not-preferred');
  const seconds = (since: number) => tenths((at - since) / 100);
  const { order, demand } = line;
  if (order === 'most-skilled') {
    const [level, best] = [proficiency(seat, demand.skills), proficiency(chosen, demand.skills)];
    if (level !== best) return phrase('less-skilled', { level, chosen: best });
  }
  if (order === 'weighted-round-robin' && seat.turns !== chosen.turns)
    return phrase('more-turns', { turns: seat.turns.toFixed(1), chosen: chosen.turns.toFixed(1) });
  if (
    (order === 'weighted-round-robin' || order === 'longest-idle') &&
    seat.untouchedSince !== chosen.untouchedSince
  )
    return phrase('idle-shorter', {
      idle: seconds(seat.untouchedSince),
      chosen: seconds(chosen.untouchedSince),
    });
  if (seat.load !== chosen.load)
    return phrase('more-loaded', { load: percent(seat.load), chosen: percent(chosen.load) });
  if (seat.idleSince === chosen.idleSince) return phrase('same-rank');
  return phrase('idle-shorter', { idle: seconds(seat.idleSince), chosen: seconds(chosen.idleSince) });
}

/** `12.3` of 123; quicker than toFixed, of which a decision would need forty. */
function tenths(value: number): string {
  const whole = Math.round(value);
  return `${Math.trunc(whole / 10)}.${Math.abs(whole % 10)}`;
}

const percent = (load: number) => Math.round(load * 100);

/** `2026-01-31 12:34:56 UTC` */
export const timeOfDay = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
