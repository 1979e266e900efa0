import { missingFacts } from '../../domain/known-facts.js';
import type { DisplayLanguage } from '../../domain/language.js';
import type { Ticket } from '../../domain/ticket.js';
import type { TicketQuery } from '../../ports/ticket-repository.js';
import type { FeedbackInput } from '../../service/check-feedback.js';
import { giveFeedback } from '../../service/give-feedback.js';
import { holdTicket } from '../../service/hold-ticket.js';
import { notFound, type Outcome } from '../../service/outcome.js';
import { type ReplyRequest, replyToTicket } from '../../service/reply-to-ticket.js';
import {
  type Actor,
  completeTicket,
  isTicketChanged,
  type TransferTarget,
  transferTicket,
} from '../../service/tickets.js';
import { type Answer, answer, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import { actorOf } from '../caller.js';
import { expectedVersionOf } from '../expected-version.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { problem } from '../problem.js';
import { ticketToJson } from '../to-json/ticket-to-json.js';

/** Agents may read every ticket (a colleague may be on the telephone with its customer) but act on their own only. */
export function ticketHandlers({ context, knowledge, useCases }: HttpDependencies) {
  return {
    async listTickets(call: Call<unknown, TicketQuery>): Promise<Answer> {
      const { items, next } = await context.store.tickets.find(call.query);
      return answer({ items: items.map(ticketToJson), next });
    },

    async getTicket(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      const ticket = await context.store.tickets.get(id);
      if (ticket === null) return refuse(notFound('ticket', id));
      const { businessCase } = ticket;
      const needed = businessCase === null ? null : await knowledge.businessCase(businessCase);
      const missing = missingFacts(needed?.requiredEntities ?? [], ticket);
      return answer({ ...ticketToJson(ticket), missing }, 200, { ETag: `"${ticket.version}"` });
    },

    async explainTicket(call: Call<unknown, { readonly language: DisplayLanguage }>): Promise<Answer> {
      const outcome = await useCases.explainTicket(param(call, 'id'), call.query.language);
      return answerOutcome(outcome, ({ ticketId, decisions, sentences, waiting }) => ({
        ticketId,
        decisions: decisions.map((record) => ({ ...record, at: record.at.toISOString() })),
        sentences,
        waiting,
      }));
    },

    async listCarryingWords(call: Call): Promise<Answer> {
      return answerOutcome(await useCases.carryingWords(param(call, 'id')), (found) => found);
    },

    async giveFeedback(call: Call<FeedbackInput>): Promise<Answer> {
      const { name, role } = call.caller;
      const actor = { ...actorOn(call), name, holdsNoTickets: role === 'data' };
      return answerChange(await giveFeedback(context, knowledge, param(call, 'id'), call.body, actor));
    },

    async replyToTicket(call: Call<Omit<ReplyRequest, 'requestKey'>>): Promise<Answer> {
      const key = call.header('idempotency-key');
      const request = {
        ...call.body,
        ...(key === undefined ? {} : { requestKey: `${call.caller.keyId}:${key}` }),
      };
      const parts = { request, actor: actorOn(call) };
      return answerChange(await replyToTicket(context, knowledge, param(call, 'id'), parts));
    },

    async completeTicket(call: Call<{ readonly wrapUp?: boolean } | undefined>): Promise<Answer> {
      const options = { ...call.body, ...actorOn(call) };
      return answerChange(await completeTicket(context, param(call, 'id'), options));
    },

    async transferTicket(call: Call<TransferTarget>): Promise<Answer> {
      return answerChange(await transferTicket(context, param(call, 'id'), call.body, actorOn(call)));
    },

    async holdTicket(
      call: Call<{ readonly until: string | null; readonly reason?: string }>,
    ): Promise<Answer> {
      const { until, reason } = call.body;
      const request = {
        until: until === null ? null : new Date(until),
        ...(reason === undefined ? {} : { reason }),
      };
      return answerChange(await holdTicket(context, param(call, 'id'), request, actorOn(call)));
    },
  };
}

/** Who calls, and with `If-Match` the version of the ticket that they have seen. */
function actorOn(call: Call): Actor {
  const expectedVersion = expectedVersionOf(call.header('if-match'));
  return { ...actorOf(call.caller), ...(expectedVersion === null ? {} : { expectedVersion }) };
}

/** The ticket with its new version as ETag; 412 when `If-Match` named an older one. */
function answerChange(outcome: Outcome<Ticket>): Answer {
  if (outcome.kind === 'ok')
    return answer(ticketToJson(outcome.value), 200, { ETag: `"${outcome.value.version}"` });
  return isTicketChanged(outcome)
    ? { kind: 'problem', problem: problem(412, outcome.code, outcome.sentence) }
    : refuse(outcome);
}
