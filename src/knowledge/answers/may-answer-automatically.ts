import type { BusinessCase } from '../../domain/business-case.js';
import type { Ticket } from '../../domain/ticket.js';

/**
 * What the law, or the customer's mood, wants a person to read: cancellation, withdrawal, complaint, privacy, dunning,
 * and the wish for a person. Held against keys, so that a company's own case of the kind is caught as well, whatever
 * its settings say.
 */
const NEVER =
  /cancel|withdraw|revocation|complain|privacy|gdpr|delete|dunning|human|kuendig|widerruf|beschwerde|datenschutz|mahnung|mensch/;

/** Whether a ticket may be answered without a person at all; the article and its facts are looked at apart. */
export function mayAnswerAutomatically(
  ticket: Pick<Ticket, 'state' | 'tier' | 'outOfScope' | 'businessCase' | 'secondary'>,
  businessCase: Pick<BusinessCase, 'automation'> | undefined,
): boolean {
  return (
    ticket.state === 'pending' &&
    ticket.tier === 'automate' &&
    !ticket.outOfScope &&
    ticket.businessCase !== null &&
    // who wants two things gets a person, who sees both
    ticket.secondary.length === 0 &&
    businessCase?.automation === 'allowed' &&
    !NEVER.test(ticket.businessCase)
  );
}
