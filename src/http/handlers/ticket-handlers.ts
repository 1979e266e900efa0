import type { DisplayLanguage } from '../../domain/language.js';
import type { TicketQuery } from '../../ports/ticket-repository.js';
import type { FeedbackInput } from '../../service/check-feedback.js';
import { giveFeedback } from '../../service/give-feedback.js';
import { holdTicket } from '../../service/hold-ticket.js';
import { notFound } from '../../service/outcome.js';
import { completeTicket, type TransferTarget, transferTicket } from '../../service/tickets.js';
import { type Answer, answer, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import { actorOf } from '../caller.js';
import type { HttpDependencies } from '../http-dependencies.js';
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
      return ticket === null ? refuse(notFound('ticket', id)) : answer(ticketToJson(ticket));
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

    async giveFeedback(call: Call<FeedbackInput>): Promise<Answer> {
      const actor = { ...actorOf(call.caller), name: call.caller.name };
      const outcome = await giveFeedback(context, knowledge, param(call, 'id'), call.body, actor);
      return answerOutcome(outcome, ticketToJson);
    },

    async completeTicket(call: Call<{ readonly wrapUp?: boolean } | undefined>): Promise<Answer> {
      const options = { ...call.body, ...actorOf(call.caller) };
      return answerOutcome(await completeTicket(context, param(call, 'id'), options), ticketToJson);
    },

    async transferTicket(call: Call<TransferTarget>): Promise<Answer> {
      const outcome = await transferTicket(context, param(call, 'id'), call.body, actorOf(call.caller));
      return answerOutcome(outcome, ticketToJson);
    },

    async holdTicket(
      call: Call<{ readonly until: string | null; readonly reason?: string }>,
    ): Promise<Answer> {
      const { until, reason } = call.body;
      const request = {
        until: until === null ? null : new Date(until),
        ...(reason === undefined ? {} : { reason }),
      };
      return answerOutcome(
        await holdTicket(context, param(call, 'id'), request, actorOf(call.caller)),
        ticketToJson,
      );
    },
  };
}
