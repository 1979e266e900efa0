import type { Feedback } from '../domain/feedback.js';
import type { Page, PageRequest } from './page.js';
import type { InsertOutcome } from './write-outcome.js';

export interface FeedbackRepository {
  /** `id` decides: the same feedback sent again replaces nothing and answers `exists`. */
  insert(feedback: Feedback): Promise<InsertOutcome>;
  byTicket(ticketId: string): Promise<readonly Feedback[]>;
  /** Oldest first. */
  list(page: PageRequest): Promise<Page<Feedback>>;
  countSince(since: Date): Promise<number>;
}
