// How a ticket is named outside: our own tag in the subject of what we send, which a customer's answer carries back, and
// what customers write themselves, who read the number off or had it read out to them.

import type { Channel } from '../domain/channel.js';

/**
 * The ticket number as it stands in the subject of our replies: `[T-01J8Z3...]`. A customer's answer carries it back.
 */
export function renderTicketTag(ticketId: string): string {
  return `[T-${ticketId}]`;
}

/**
 * The subject of what is sent out, with the ticket's tag at its end, once; another ticket's tag gives way. A chat has no
 * subject and is found again by its session.
 */
export function subjectToSend(channel: Channel, subject: string | null, ticketId: string): string | null {
  if (channel === 'chat') return subject;
  const bare = (subject ?? '').replace(TICKET_TAG, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_SUBJECT);
  return bare === '' ? renderTicketTag(ticketId) : `${bare} ${renderTicketTag(ticketId)}`;
}

/**
 * The ticket ids that a text names, at most 10: first those in tags, as they stand, then those behind a word for it:
 * "Ticket 0ABC…", "T-0ABC…", "Ticketnummer: 0ABC…". They come from outside: look them up before trusting them.
 */
export function ticketIdsIn(text: string | null): readonly string[] {
  const tagged = [...(text ?? '').matchAll(TICKET_TAG)].map((match) => match[1] ?? '');
  const named = [...(text ?? '').matchAll(NAMED_TICKET)].flatMap((match) => {
    const id = match[1] ?? '';
    return /\d/.test(id) || id === id.toUpperCase() ? [asIssued(id)] : [];
  });
  const retyped = tagged.filter((id) => id.length === 12).map(asIssued);
  return [...new Set([...tagged, ...retyped, ...named])].slice(0, 10);
}

/** Ids are Crockford's base 32: whoever types one may write it small, O for 0, and I or L for 1. */
const asIssued = (id: string): string => id.toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

const LONGEST_SUBJECT = 1_900;
const TICKET_TAG = /\[T-([A-Za-z0-9_-]{1,64})\]/g;
/** An id has 12 letters and digits (`ticketIdFor`). */
const NAMED_TICKET =
  /(?<![\p{L}\p{N}])(?:(?:support|service)?-?ticket|vorgang|vorgangs|fall|case|request|anfrage|referenz|reference|ref|t)(?:[\s:#.,"„(–-]|(?:s?nummer|nr|number|no|id|code|ist|lautet|is|war|was)(?![\p{L}])){1,10}(?:T-)?([A-TV-Z0-9]{12})(?![\p{L}\p{N}])/giu;
