import { type DirectoryKey, isDirectoryKeyType, keysOfCustomer, sameKey } from '../domain/customer-record.js';
import type { Message } from '../domain/message.js';
import type { RelatedRecords } from '../domain/related-records.js';
import type { Ticket } from '../domain/ticket.js';
import { extractEntities } from '../extraction/extract-entities.js';
import { type NamedKey, relateRecords } from '../extraction/relate-records.js';
import type { BuiltTicket } from './build-tickets.js';
import type { Plan } from './plan-messages.js';
import type { ServiceContext } from './service-context.js';

/**
 * Looks up what the company's systems know of each ticket's customer, once for the whole batch. A directory that is
 * away or slow delays a batch by its time-out and stops nothing: the tickets say that it could not be asked.
 */
export async function relateTickets(
  context: ServiceContext,
  plan: Plan,
  built: readonly BuiltTicket[],
): Promise<readonly BuiltTicket[]> {
  if (context.directory === undefined) return built;
  const begun = context.clock.now().getTime();
  const placed = plan.messages.map(({ message }) => message);
  const related = await lookUp(
    context,
    built.map(({ ticket }) => {
      const known = [...(plan.earlierMessages.get(ticket.id) ?? []), ...placed];
      const messages = new Map(known.map((message) => [message.id, message]));
      return namedKeys(
        ticket,
        ticket.messageIds.flatMap((id) => messages.get(id) ?? []),
      );
    }),
  );
  context.metrics.stageDuration('relate', (context.clock.now().getTime() - begun) / 1000);
  return built.map((one, index) => ({ ...one, ticket: { ...one.ticket, related: related[index] ?? null } }));
}

/** The same for one ticket whose facts an agent has put right. Undefined without a directory. */
export async function relateTicket(
  context: ServiceContext,
  ticket: Pick<Ticket, 'entities'>,
  messages: readonly Message[],
): Promise<RelatedRecords | null | undefined> {
  if (context.directory === undefined) return undefined;
  return (await lookUp(context, [namedKeys(ticket, messages)]))[0];
}

async function lookUp(
  { directory, clock }: ServiceContext,
  asked: readonly (readonly NamedKey[])[],
): Promise<readonly (RelatedRecords | null)[]> {
  const keys = new Map<string, DirectoryKey>();
  for (const { type, value } of asked.flat()) keys.set(sameKey({ type, value }), { type, value });
  if (directory === undefined || keys.size === 0) return asked.map(() => null);
  const { customers, unanswered } = await directory.find([...keys.values()]);
  const holders = new Map<string, Set<(typeof customers)[number]>>();
  for (const customer of customers)
    for (const key of keysOfCustomer(customer))
      if (keys.has(key)) holders.set(key, (holders.get(key) ?? new Set()).add(customer));
  return asked.map((own) =>
    relateRecords({
      keys: own,
      customers: [...new Set(own.flatMap((key) => [...(holders.get(sameKey(key)) ?? [])]))],
      unanswered,
      at: clock.now(),
    }),
  );
}

/** What the messages say of who wrote them: caller, sender, subject and text. */
function namedKeys(
  { entities }: Pick<Ticket, 'entities'>,
  messages: readonly Message[],
): readonly NamedKey[] {
  const written = (facts: readonly { readonly type: string; readonly value: string }[]) =>
    facts.flatMap(({ type, value }): NamedKey[] =>
      isDirectoryKeyType(type) ? [{ type, value, origin: 'text' }] : [],
    );
  return [
    ...messages.flatMap(({ customerId, from, subject }): readonly NamedKey[] => [
      ...(customerId === null
        ? []
        : [{ type: 'customer_number', value: customerId, origin: 'caller' } as const]),
      ...(from?.includes('@') ? [{ type: 'email_address', value: from, origin: 'sender' } as const] : []),
      // offsets of a ticket's entities index the text, so that what only the subject says is not among them
      ...(subject === null ? [] : written(extractEntities({ text: subject }))),
    ]),
    ...written(entities),
  ];
}
