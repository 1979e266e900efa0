import type { DecisionData } from '../domain/decision-record.js';
import type { Message } from '../domain/message.js';
import type { Ticket } from '../domain/ticket.js';
import { joinSigns, type UrgencySign, urgencyOf } from '../domain/urgency.js';
import { phrase } from '../routing/explanation/phrase.js';
import { SIGN_SEPARATOR } from '../routing/explanation/tell-sentence.js';
import { findUrgencySigns } from '../text/find-urgency-signs.js';

export interface AssessedUrgency {
  readonly facts: Required<Pick<Ticket, 'urgency' | 'urgencySigns'>>;
  /** Says which signs were found; none where nothing new was. */
  readonly decisions: readonly DecisionData[];
}

/** How urgent a ticket is, by its new messages and what earlier ones showed. */
export function assessUrgency(
  messages: readonly Message[],
  earlier: readonly UrgencySign[] = [],
): AssessedUrgency {
  const found = messages.map(({ subject, newText }) => findUrgencySigns(`${subject ?? ''}\n${newText}`));
  const urgencySigns = found.reduce(joinSigns, earlier);
  const urgency = urgencyOf(urgencySigns);
  const signs = urgencySigns.map((sign) => phrase(`sign-${sign}`)).join(SIGN_SEPARATOR);
  const decisions: readonly DecisionData[] =
    urgencySigns.length === earlier.length
      ? []
      : [{ kind: 'note', sentence: phrase(`urgency-${urgency}`, { signs }) }];
  return { facts: { urgency, urgencySigns }, decisions };
}
