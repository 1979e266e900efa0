import type {
  CarryingWordsJson,
  ExplanationJson,
  MessageJson,
  PageJson,
  SuggestedAnswerJson,
  TicketJson,
} from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { type LiveReading, useLiveReading } from '../shared/use-live-reading.js';

/** Everything that the conversation of a ticket consists of. */
export interface OpenTicket {
  readonly ticket: TicketJson;
  /** All tickets of the conversation, this one included. */
  readonly tickets: readonly TicketJson[];
  /** Of all of them, oldest first. */
  readonly messages: readonly MessageJson[];
}

export function useTicket(ticketId: string): LiveReading<OpenTicket> {
  const { api } = useConsole();
  const path = `/v1/tickets/${encodeURIComponent(ticketId)}`;
  return useLiveReading<OpenTicket>(
    path,
    async () => {
      const ticket = await api.get<TicketJson>(path);
      const { items } = await api.get<PageJson<TicketJson>>(
        `/v1/tickets?conversationId=${encodeURIComponent(ticket.conversationId)}&limit=20`,
      );
      const tickets = [...items.filter(({ id }) => id !== ticketId), ticket];
      const ids = [...new Set(tickets.flatMap(({ messageIds }) => messageIds))];
      const messages = await Promise.all(
        ids.map((id) => api.get<MessageJson>(`/v1/messages/${encodeURIComponent(id)}`)),
      );
      return {
        ticket,
        tickets,
        messages: messages.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt)),
      };
    },
    ({ type, data }) => type.startsWith('ticket.') && data['ticketId'] === ticketId,
  );
}

/** Why the ticket is what and where it is; read anew with each version of it. */
export function useWhy(ticket: TicketJson): {
  readonly carrying: CarryingWordsJson | null;
  readonly explanation: ExplanationJson | null;
} {
  const { api, words } = useConsole();
  const path = `/v1/tickets/${encodeURIComponent(ticket.id)}`;
  const never = () => false;
  const carrying = useLiveReading(
    `${path}/words ${ticket.messageIds.length}`,
    () => api.get<CarryingWordsJson>(`${path}/words`),
    ({ type }) => type.startsWith('model.'),
  );
  const explanation = useLiveReading(
    `${path} ${ticket.version} ${words.language}`,
    () => api.get<ExplanationJson>(`${path}/explanation?language=${words.language}`),
    never,
  );
  return { carrying: carrying.value, explanation: explanation.value };
}

/** Prepared answers for the case with the ticket's facts in them, best first. */
export function useAnswers(ticket: TicketJson): readonly SuggestedAnswerJson[] {
  const { api } = useConsole();
  const reading = useLiveReading(
    `answers ${ticket.id} ${ticket.businessCase}`,
    () => api.get<PageJson<SuggestedAnswerJson>>(`/v1/tickets/${encodeURIComponent(ticket.id)}/answers`),
    ({ type, data }) => type.startsWith('ticket.') && data['ticketId'] === ticket.id,
  );
  return reading.value?.items ?? [];
}
