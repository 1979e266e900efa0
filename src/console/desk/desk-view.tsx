import { useEffect, useRef } from 'preact/hooks';
import type { AgentJson, OfferJson, PageJson, TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { goTo, pathTo } from '../shared/use-route.js';
import { useShortcuts } from '../shared/use-shortcuts.js';
import { TicketView } from '../ticket/ticket-view.js';
import { ChooseDesk } from './choose-desk.js';
import { OfferCard } from './offer-card.js';
import { TicketItem } from './ticket-item.js';
import { useOffers } from './use-offers.js';

/** An agent's desk. Supervisors come with `#/desk/AGENT`, agents have their own. */
export function DeskView({ route }: { readonly route: readonly string[] }) {
  const { me } = useConsole();
  const agentId = me.agentId ?? route[0];
  const ticketId = me.agentId === null ? route[1] : route[0];
  if (agentId === undefined) return <ChooseDesk />;
  return <Desk agentId={agentId} ticketId={ticketId} />;
}

function Desk(props: { readonly agentId: string; readonly ticketId: string | undefined }) {
  const { agentId, ticketId } = props;
  const { api, live, me, words, tellError } = useConsole();
  const open = (id: string | undefined) =>
    goTo('desk', ...(me.agentId === null ? [agentId] : []), ...(id === undefined ? [] : [id]));

  const path = encodeURIComponent(agentId);
  const concerns = ({ data }: { data: Readonly<Record<string, unknown>> }) =>
    data['agentId'] === agentId || data['previousAgentId'] === agentId;
  const offers = useLiveReading(
    `offers ${agentId}`,
    () => api.get<PageJson<OfferJson>>(`/v1/agents/${path}/reservations`),
    (event) => /^(reservation|ticket)\./.test(event.type) && concerns(event),
  );
  const mine = useLiveReading<readonly TicketJson[]>(
    `tickets ${agentId}`,
    async () => {
      const [assigned, wrapping] = await Promise.all(
        ['assigned', 'wrapping'].map((state) =>
          api.get<PageJson<TicketJson>>(`/v1/tickets?agentId=${path}&state=${state}&limit=100`),
        ),
      );
      return [...(assigned?.items ?? []), ...(wrapping?.items ?? [])].sort((a, b) =>
        (a.acceptedAt ?? '').localeCompare(b.acceptedAt ?? ''),
      );
    },
    (event) => event.type.startsWith('ticket.') && concerns(event),
  );
  const agent = useLiveReading(
    `desk agent ${agentId}`,
    () => api.get<AgentJson>(`/v1/agents/${path}`),
    ({ type, data }) => type.startsWith('agent.') && data['agentId'] === agentId,
  );

  // an agent is told of their own tickets; a colleague's that they look at is followed as well
  const isColleagues =
    me.role === 'agent' && mine.value !== null && !mine.value.some(({ id }) => id === ticketId);
  useEffect(() => {
    live.watch(isColleagues ? (ticketId ?? null) : null);
    return () => live.watch(null);
  }, [live, isColleagues, ticketId]);

  const { accept, reject } = useOffers({ offers, onAccepted: open, mine });
  const pending = offers.value?.items ?? [];
  const tickets = mine.value ?? [];
  const step = (by: number) => {
    if (tickets.length === 0) return;
    const at = tickets.findIndex(({ id }) => id === ticketId);
    open(tickets[at < 0 ? 0 : (at + by + tickets.length) % tickets.length]?.id);
  };
  const first = pending[0];
  useShortcuts({
    ...(first === undefined ? {} : { a: () => accept(first), r: () => reject(first) }),
    j: () => step(1),
    p: () => step(-1),
  });

  // after its ticket is done the desk goes on with the next one
  const after = useRef(tickets);
  useEffect(() => {
    after.current = tickets;
  }, [tickets]);
  const goOn = (done: string) => {
    mine.again();
    open(after.current.find(({ id }) => id !== done)?.id);
  };

  const becomeAvailable = () => {
    api
      .send<AgentJson>('PATCH', `/v1/agents/${path}/presence`, { body: { presence: 'available' } })
      .then(agent.set, tellError);
  };

  return (
    <div class={ticketId === undefined ? 'desk' : 'desk with-ticket'}>
      <h1 class="off-screen">{words.nav.desk}</h1>
      <aside class="desk-list" aria-label={words.desk.mine}>
        {me.agentId === null && (
          <p class="whose">
            <a href={pathTo('desk')}>
              <Icon name="back" size={16} />
              {words.desk.forAgent} <strong>{agent.value?.name ?? agentId}</strong>
            </a>
          </p>
        )}
        <section aria-labelledby="offers-title">
          <h2 id="offers-title">
            {words.desk.offers} {pending.length > 0 && <span class="count">{pending.length}</span>}
          </h2>
          {pending.map((offer, index) => (
            <OfferCard
              key={offer.id}
              offer={offer}
              first={index === 0}
              onAccept={() => accept(offer)}
              onReject={() => reject(offer)}
            />
          ))}
          {offers.value !== null && pending.length === 0 && agent.value !== null && (
            <div class="hint">
              {agent.value.presence === 'available' ? (
                <p>{words.desk.noOffers}</p>
              ) : (
                <>
                  <p>{words.desk.notAvailable}</p>
                  <button type="button" onClick={becomeAvailable}>
                    {words.desk.goAvailable}
                  </button>
                </>
              )}
            </div>
          )}
        </section>
        <section aria-labelledby="mine-title">
          <h2 id="mine-title">
            {words.desk.mine} {tickets.length > 0 && <span class="count">{tickets.length}</span>}
          </h2>
          <ul class="ticket-list">
            {tickets.map((ticket) => (
              <TicketItem
                key={ticket.id}
                ticket={ticket}
                current={ticket.id === ticketId}
                href={pathTo('desk', ...(me.agentId === null ? [agentId] : []), ticket.id)}
              />
            ))}
          </ul>
          {mine.value !== null && tickets.length === 0 && <p class="hint">{words.desk.noTickets}</p>}
        </section>
      </aside>
      <div class="desk-main">
        {ticketId === undefined ? (
          <div class="empty">
            <span class="empty-mark">
              <Icon name={tickets.length === 0 ? 'check' : 'back'} size={28} />
            </span>
            <h2>{tickets.length === 0 ? words.desk.emptyTitle : words.desk.pickTitle}</h2>
            <p>{tickets.length === 0 ? words.desk.emptyLead : words.desk.pickLead}</p>
          </div>
        ) : (
          <TicketView
            key={ticketId}
            ticketId={ticketId}
            onBack={() => open(undefined)}
            onDone={() => goOn(ticketId)}
          />
        )}
      </div>
    </div>
  );
}
