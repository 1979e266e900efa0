import { translated } from '../translate-error.js';
import type { WriteGuard } from './document-collection.js';
import type { StoreConnection } from './store-connection.js';
import { OPEN_STATES } from './ticket-queries.js';

/**
 * Keeps a dispatcher that has lost its lease from writing (decision 0023), without a write over several documents.
 *
 * A new leader first raises the floor, one document, and then stamps each open ticket. A dispatcher's write reads the
 * floor and then compares and sets version and stamp of its ticket in one go. What can come in between?
 * - A ticket that was open at the stamping: either the stamp is first, and the write finds it and is refused; or the
 *   write is first, and the new leader, who reads the tickets only after fencing, sees it.
 * - A ticket that arrived or was opened again later has no stamp. But a dispatcher that wants to write it has read it
 *   before and reads the floor after that, by when the floor had been raised.
 * - A ticket that the stamping misses because its state moves in the index meanwhile was written by somebody at that
 *   moment: any further write of the former leader reads the floor again.
 */
export interface TicketFence {
  /** What a write with this token must find and leaves; null: the floor is higher. */
  guard(token: number): Promise<WriteGuard | null>;
  raise(token: number): Promise<void>;
}

const FLOOR = 'tickets';

export function ticketFence(connection: StoreConnection): TicketFence {
  const fences = connection.collection('fences');
  const tickets = connection.collection('tickets');
  return {
    guard: (token) =>
      translated(async () => {
        const floor = await fences.findOne({ _id: FLOOR, token: { $gt: token } });
        if (floor !== null) return null;
        return { condition: { fencingToken: { $lte: token } }, set: { fencingToken: token } };
      }),
    raise: (token) =>
      translated(async () => {
        await fences.updateOne({ _id: FLOOR }, { $max: { token } }, { upsert: true });
        await tickets.updateMany(
          { state: { $in: [...OPEN_STATES] }, fencingToken: { $lt: token } },
          { $set: { fencingToken: token } },
        );
      }),
  };
}
