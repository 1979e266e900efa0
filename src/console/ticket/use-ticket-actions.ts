import { useRef, useState } from 'preact/hooks';
import type { FeedbackKind } from '../../domain/feedback.js';
import { ApiError } from '../api/create-api.js';
import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { keepDraft } from '../shared/drafts.js';
import type { LiveReading } from '../shared/use-live-reading.js';
import type { OpenTicket } from './use-ticket.js';

export interface FactMark {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly messageId: string;
  readonly value?: string;
}

export interface ReplyRequest {
  readonly text: string;
  readonly answerId?: string;
  readonly again?: boolean;
}

export interface TicketActions {
  readonly busy: boolean;
  confirm(): void;
  correct(businessCase: string | null): void;
  saveFacts(facts: readonly FactMark[]): void;
  /** `then` once it is kept. */
  reply(request: ReplyRequest, then: () => void): void;
  hold(hold: { readonly until: string | null; readonly reason?: string }): void;
  complete(): void;
  wrapUp(): void;
  transfer(target: { readonly queue?: string; readonly agentId?: string; readonly reason?: string }): void;
}

/**
 * What can be done with a ticket. Every write names the version that is shown: when somebody else was quicker, nothing
 * is written, the ticket is read again and the agent told; drafts stay.
 */
export function useTicketActions(
  open: LiveReading<OpenTicket>,
  { onDone }: { readonly onDone: () => void },
): TicketActions {
  const { api, me, words, caseName, tell, tellError } = useConsole();
  const [busy, setBusy] = useState(false);
  const ticket = open.value?.ticket;

  // an answer whose own answer was lost keeps its key: tried again, it does not go out twice
  const replying = useRef({ body: '', key: '' });

  const write = (
    verb: string,
    body: unknown,
    then: (ticket: TicketJson) => void,
    idempotencyKey?: string,
  ) => {
    if (ticket === undefined || open.value === null || busy) return;
    const before = open.value;
    setBusy(true);
    api
      .send<TicketJson>('POST', `/v1/tickets/${encodeURIComponent(ticket.id)}/${verb}`, {
        body,
        version: ticket.version,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      })
      .then(
        (changed) => {
          const tickets = before.tickets.map((one) => (one.id === changed.id ? changed : one));
          open.set({ ...before, ticket: changed, tickets });
          then(changed);
        },
        (error: unknown) => {
          if (error instanceof ApiError && error.status === 412) {
            tell(words.ticket.changedElsewhere, 'problem');
            open.again();
          } else if (error instanceof ApiError && error.problem.code === 'already-answered') {
            tell(words.reply.alreadyAnswered, 'problem');
            open.again();
          } else tellError(error);
        },
      )
      .finally(() => setBusy(false));
  };
  const feedback = (
    kind: FeedbackKind,
    parts: Readonly<Record<string, unknown>>,
    then: (ticket: TicketJson) => void,
  ) => write('feedback', { kind, ...parts }, then);
  const done = (sentence: string, keepsDraft = false) => {
    if (ticket !== undefined && !keepsDraft) keepDraft(ticket.id, null);
    tell(sentence);
    onDone();
  };

  return {
    busy,
    confirm: () => feedback('confirmed', {}, () => tell(words.ticket.confirmed)),
    correct: (businessCase) => {
      if (ticket?.businessCase === businessCase && businessCase !== null) {
        feedback('confirmed', {}, () => tell(words.ticket.confirmed));
        return;
      }
      feedback('corrected', { businessCase }, (changed) => {
        const isGone = me.agentId !== null && changed.agentId !== me.agentId;
        if (isGone) done(words.ticket.movedOn);
        else tell(words.ticket.corrected(caseName(businessCase, true)));
      });
    },
    saveFacts: (facts) => feedback('corrected', { entities: facts }, () => tell(words.ticket.factsSaved)),
    reply: (request, then) => {
      const body = JSON.stringify([ticket?.id, request]);
      if (replying.current.body !== body) replying.current = { body, key: crypto.randomUUID() };
      const sent = () => {
        replying.current = { body: '', key: '' };
        then();
        tell(words.reply.sent);
      };
      write('reply', request, sent, replying.current.key);
    },
    hold: (hold) =>
      write('hold', hold, () => (hold.until === null ? tell(words.hold.ended) : done(words.hold.held, true))),
    complete: () => write('complete', {}, () => done(words.ticket.completed)),
    wrapUp: () => write('complete', { wrapUp: true }, () => tell(words.ticket.wrapping)),
    transfer: (target) => write('transfer', target, () => done(words.ticket.transferred)),
  };
}
