import fc from 'fast-check';
import type { Reservation } from '../../../src/domain/reservation.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import {
  accept,
  canMove,
  complete,
  isOpen,
  occupiesAgent,
  releaseReservation,
  reopen,
  requeue,
  reserve,
  wrapUp,
} from '../../../src/domain/ticket-state.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 1, 8, 0, seconds));

const offerTo = (agentId: string, ticket: Ticket, n: number): Reservation => ({
  id: `r${n}`,
  ticketId: ticket.id,
  agentId,
  state: 'pending',
  createdAt: at(n),
  expiresAt: at(n + 30),
  endedAt: null,
  reason: null,
});

describe('the way of a ticket', () => {
  it('is offered, accepted, wrapped up and completed', () => {
    const waiting = aTicket();
    const offered = reserve(waiting, offerTo('anna', waiting, 1));
    expect(offered).toMatchObject({ state: 'reserved', agentId: 'anna' });
    const assigned = accept(offered!, at(5));
    expect(assigned).toMatchObject({
      state: 'assigned',
      acceptedAt: at(5),
      reservation: { state: 'accepted' },
    });
    const wrapping = wrapUp(assigned!);
    const done = complete(wrapping!, at(60));
    expect(done).toMatchObject({ state: 'completed', completedAt: at(60), agentId: 'anna' });
    expect(occupiesAgent(done!)).toBe(false);
  });

  it('waits again with its age when the offer times out, and remembers who let it pass', () => {
    const waiting = aTicket({ waitingSince: at(0) });
    const offered = reserve(waiting, offerTo('anna', waiting, 1))!;
    const back = releaseReservation(offered, { state: 'timed-out', at: at(31) });
    expect(back).toMatchObject({
      state: 'pending',
      agentId: null,
      waitingSince: at(0),
      passedOverBy: ['anna'],
      reservation: { state: 'timed-out', endedAt: at(31) },
    });
  });

  it('does not blame the agent for an offer that the service took back', () => {
    const waiting = aTicket();
    const offered = reserve(waiting, offerTo('anna', waiting, 1))!;
    expect(requeue(offered, at(2), 'agent went offline')).toMatchObject({
      state: 'pending',
      passedOverBy: [],
      reservation: { state: 'canceled', reason: 'agent went offline' },
    });
  });

  it('refuses an acceptance after the offer has run out', () => {
    const waiting = aTicket();
    const offered = reserve(waiting, offerTo('anna', waiting, 1))!;
    expect(accept(offered, at(32))).toBeNull();
  });

  it('opens again when the customer writes once more, waiting from then on', () => {
    const done = aTicket({ state: 'completed', agentId: 'anna', completedAt: at(9), passedOverBy: ['ben'] });
    expect(reopen(done, at(100))).toMatchObject({
      state: 'pending',
      agentId: null,
      waitingSince: at(100),
      passedOverBy: [],
      completedAt: null,
    });
    expect(reopen(aTicket(), at(100))).toBeNull();
  });

  it.each([
    [
      'an offer of a ticket that is already offered',
      () => {
        const offered = reserve(aTicket(), offerTo('anna', aTicket(), 1))!;
        return reserve(offered, offerTo('ben', offered, 2));
      },
    ],
    ['an offer of another ticket', () => reserve(aTicket(), offerTo('anna', aTicket({ id: 'other' }), 1))],
    ['an acceptance without an offer', () => accept(aTicket(), at(1))],
    ['a completion of a waiting ticket', () => complete(aTicket(), at(1))],
    ['a wrap-up of a completed ticket', () => wrapUp(aTicket({ state: 'completed' }))],
    ['taking back a completed ticket', () => requeue(aTicket({ state: 'completed' }), at(1), 'x')],
  ])('refuses %s', (_, move) => {
    expect(move()).toBeNull();
  });
});

describe('any sequence of moves', () => {
  const move = fc.oneof(
    fc.record({ kind: fc.constant('reserve' as const), agent: fc.constantFrom('anna', 'ben', 'cem') }),
    fc.record({
      kind: fc.constantFrom(
        'accept',
        'reject',
        'time-out',
        'cancel',
        'wrap',
        'complete',
        'requeue',
        'reopen',
      ),
    }),
  );

  const apply = (ticket: Ticket, step: { kind: string; agent?: string }, n: number): Ticket | null => {
    switch (step.kind) {
      case 'reserve':
        return reserve(ticket, offerTo(step.agent ?? 'anna', ticket, n));
      case 'accept':
        return accept(ticket, at(n));
      case 'reject':
        return releaseReservation(ticket, { state: 'rejected', at: at(n), reason: 'lunch' });
      case 'time-out':
        return releaseReservation(ticket, { state: 'timed-out', at: at(n) });
      case 'cancel':
        return releaseReservation(ticket, { state: 'canceled', at: at(n) });
      case 'wrap':
        return wrapUp(ticket);
      case 'complete':
        return complete(ticket, at(n));
      case 'requeue':
        return requeue(ticket, at(n), 'agent left');
      default:
        return reopen(ticket, at(n));
    }
  };

  it('makes only legal transitions and loses no capacity', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (steps) => {
        let ticket = aTicket();
        steps.forEach((step, n) => {
          const next = apply(ticket, step, n);
          if (next === null) return;
          if (next.state !== ticket.state) expect(canMove(ticket.state, next.state)).toBe(true);
          ticket = next;
          // one place at a time: with an agent exactly while it is offered, assigned or wrapping
          expect(occupiesAgent(ticket)).toBe(['reserved', 'assigned', 'wrapping'].includes(ticket.state));
          if (ticket.state === 'pending') expect(ticket.agentId).toBeNull();
          if (ticket.state === 'reserved') expect(ticket.reservation?.state).toBe('pending');
          else expect(ticket.reservation?.state ?? 'none').not.toBe('pending');
          expect(isOpen(ticket)).toBe(ticket.state !== 'completed');
          expect(new Set(ticket.passedOverBy).size).toBe(ticket.passedOverBy.length);
        });
      }),
      { numRuns: 500 },
    );
  });
});
