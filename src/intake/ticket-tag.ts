/**
 * The ticket number as it stands in the subject of our replies: `[T-01J8Z3...]`. A customer's answer carries it back.
 */
export function renderTicketTag(ticketId: string): string {
  return `[T-${ticketId}]`;
}

/** The ticket ids that a subject names, first first, at most 10. They come from outside: look them up before trusting them. */
export function ticketIdsIn(subject: string | null): readonly string[] {
  const found = [...(subject ?? '').slice(0, 2_000).matchAll(TICKET_TAG)].map((match) => match[1] ?? '');
  return [...new Set(found)].slice(0, 10);
}

const TICKET_TAG = /\[T-([A-Za-z0-9_-]{1,64})\]/g;
