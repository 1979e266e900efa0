import type { DecisionData } from '../../domain/decision-record.js';
import type { Reservation } from '../../domain/reservation.js';
import type { Ticket } from '../../domain/ticket.js';

/**
 * What the engine wants written. `ticket` is the version that it was decided on: the write is a compare-and-set on
 * `ticket.version`. Until the engine hears of the outcome (`upsertTicket` with a higher version, or `retract`), it
 * decides nothing further about that ticket.
 */
export type Decision =
  | {
      readonly kind: 'reserve';
      readonly ticket: Ticket;
      readonly ticketId: string;
      readonly agentId: string;
      readonly reservationId: string;
      readonly expiresAt: Date;
      /** Ready for `reserve` of domain/ticket-state. */
      readonly reservation: Reservation;
      /** The agent is not asked: the offer is accepted in the same write. */
      readonly autoAccept: boolean;
      readonly record: DecisionRecordOf<'reservation'>;
    }
  | {
      /** The offer has run out: `releaseReservation` with state `timed-out`. */
      readonly kind: 'time-out';
      readonly ticket: Ticket;
      readonly ticketId: string;
      readonly agentId: string;
      readonly reservationId: string;
      readonly reason: string;
      readonly record: DecisionRecordOf<'reservation-end'>;
    }
  | {
      /** Its agent went offline or is unknown: `requeue`; age and preference are kept. */
      readonly kind: 'agent-lost';
      readonly ticket: Ticket;
      readonly ticketId: string;
      readonly agentId: string;
      /** The offer that ends with it; null when the agent had accepted. */
      readonly reservationId: string | null;
      readonly reason: string;
      readonly record: DecisionRecordOf<'reservation-end'> | DecisionRecordOf<'note'>;
    }
  | {
      /**
       * What becomes of a ticket that nobody takes, its age kept: `relax` takes the next step of its relaxation,
       * `overflow` hands it to the queue's overflow, `to-triage` is for what nobody registered can ever take.
       */
      readonly kind: 'relax' | 'overflow' | 'to-triage';
      readonly ticket: Ticket;
      readonly ticketId: string;
      readonly change: Partial<
        Pick<Ticket, 'queue' | 'requiredSkills' | 'ownSkills' | 'relaxation' | 'passedOverBy'>
      >;
      readonly record: DecisionRecordOf<'note'>;
    }
  | {
      /** The time for work after the answer is over: `complete`. */
      readonly kind: 'wrap-up-over';
      readonly ticket: Ticket;
      readonly ticketId: string;
      readonly agentId: string;
      readonly record: DecisionRecordOf<'note'>;
    };

type DecisionRecordOf<Kind extends DecisionData['kind']> = Extract<DecisionData, { readonly kind: Kind }>;
