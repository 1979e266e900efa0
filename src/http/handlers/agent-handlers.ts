import type { Presence } from '../../domain/agent.js';
import type { PageRequest } from '../../ports/page.js';
import { type AgentProfile, putAgent, setPresence } from '../../service/agents.js';
import { forbidden, notFound, type Refusal } from '../../service/outcome.js';
import { acceptReservation, rejectReservation } from '../../service/reservations.js';
import { type Answer, answer, answerAll, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import { actorOf, speaksFor } from '../caller.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { agentToJson } from '../to-json/agent-to-json.js';
import { offerToJson, ticketToJson } from '../to-json/ticket-to-json.js';

export function agentHandlers({ context }: HttpDependencies) {
  return {
    async listAgents(): Promise<Answer> {
      return answerAll((await context.store.agents.all()).map(agentToJson));
    },

    async getAgent(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      if (!speaksFor(call.caller, id)) return refuse(NOT_YOU);
      const agent = await context.store.agents.get(id);
      return agent === null ? refuse(notFound('agent', id)) : answer(agentToJson(agent));
    },

    async putAgent(
      call: Call<Omit<AgentProfile, 'id' | 'capacity'> & Partial<Pick<AgentProfile, 'capacity'>>>,
    ): Promise<Answer> {
      const profile = { ...call.body, id: param(call, 'id'), capacity: call.body.capacity ?? {} };
      return answerOutcome(await putAgent(context, profile), agentToJson);
    },

    async setPresence(call: Call<{ readonly presence: Presence }>): Promise<Answer> {
      const id = param(call, 'id');
      if (!speaksFor(call.caller, id)) return refuse(NOT_YOU);
      return answerOutcome(await setPresence(context, id, call.body.presence), agentToJson);
    },

    async listReservations(call: Call<unknown, PageRequest>): Promise<Answer> {
      const agentId = param(call, 'id');
      if (!speaksFor(call.caller, agentId)) return refuse(NOT_YOU);
      if ((await context.store.agents.get(agentId)) === null) return refuse(notFound('agent', agentId));
      const { items, next } = await context.store.tickets.find({ ...call.query, agentId, state: 'reserved' });
      return answer({
        items: items.flatMap((ticket) =>
          ticket.reservation === null ? [] : [offerToJson(ticket.reservation, ticket)],
        ),
        next,
      });
    },

    async acceptReservation(call: Call): Promise<Answer> {
      const reply = { reservationId: param(call, 'id'), ...actorOf(call.caller) };
      return answerOutcome(await acceptReservation(context, reply), ticketToJson);
    },

    async rejectReservation(call: Call<{ readonly reason?: string } | undefined>): Promise<Answer> {
      const reply = { ...call.body, reservationId: param(call, 'id'), ...actorOf(call.caller) };
      return answerOutcome(await rejectReservation(context, reply), ticketToJson);
    },
  };
}

const NOT_YOU: Refusal = forbidden('not-your-agent', 'This key speaks for another agent.');
