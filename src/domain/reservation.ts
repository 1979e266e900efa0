/** An offer of a ticket to one agent. */
export const RESERVATION_STATES = ['pending', 'accepted', 'rejected', 'timed-out', 'canceled'] as const;
export type ReservationState = (typeof RESERVATION_STATES)[number];

export interface Reservation {
  readonly id: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly state: ReservationState;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  /** Why an agent rejected it, or why it was canceled. */
  readonly reason: string | null;
}

export type ReservationEnd = Exclude<ReservationState, 'pending'>;

/** The reservation in its end state, or null when it had ended before: an end is never taken back. */
export function endReservation(
  reservation: Reservation,
  end: { readonly state: ReservationEnd; readonly at: Date; readonly reason?: string },
): Reservation | null {
  if (reservation.state !== 'pending') return null;
  return { ...reservation, state: end.state, endedAt: end.at, reason: end.reason ?? null };
}
