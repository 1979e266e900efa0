export type InsertOutcome = 'inserted' | 'exists';

/** `conflict`: missing, or stored with another version (or written by a dispatcher with a higher fencing token). */
export type UpdateOutcome = 'updated' | 'conflict';
