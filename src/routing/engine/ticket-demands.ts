import type { Ticket } from '../../domain/ticket.js';

/** When a ticket that everybody has passed over may be offered again; 0 when it was not offered last. */
export function restEnd(ticket: Ticket, pauseMs: number): number {
  const ended = ticket.reservation?.endedAt;
  return ended == null ? 0 : ended.getTime() + pauseMs;
}

/** Requirements in a fixed order, without those that ask for nothing. */
export function skillList(required: Ticket['requiredSkills']): readonly (readonly [string, number])[] {
  return Object.entries(required)
    .filter(([, minimum]) => minimum > 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
