import type { DecisionRecord } from '../domain/decision-record.js';

export interface DecisionRepository {
  /** Records whose id exists are left as they are. */
  insertMany(records: readonly DecisionRecord[]): Promise<void>;
  /** Oldest first. */
  byTicket(ticketId: string): Promise<readonly DecisionRecord[]>;
}
