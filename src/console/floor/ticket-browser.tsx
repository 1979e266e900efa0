import { useCallback, useEffect, useState } from 'preact/hooks';
import { TICKET_STATES } from '../../domain/ticket.js';
import type { PageJson, TicketJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { useNow } from '../shared/use-now.js';
import { goTo } from '../shared/use-route.js';
import { VirtualList } from '../shared/virtual-list.js';
import { TicketReasons } from './ticket-reasons.js';

const PAGE = 200;

/** All tickets, newest first, more of them the further one scrolls; for each why it is where it is. */
export function TicketBrowser({ ticketId }: { readonly ticketId: string | undefined }) {
  const { api, words, queues, caseName, queueName, tellError } = useConsole();
  const { floor } = words;
  const [state, setState] = useState('');
  const [queue, setQueue] = useState('');
  const [more, setMore] = useState<{ readonly of: string; readonly pages: readonly PageJson<TicketJson>[] }>({
    of: '',
    pages: [],
  });
  const now = useNow(10_000);
  const query = `limit=${PAGE}${state === '' ? '' : `&state=${state}`}${queue === '' ? '' : `&queue=${encodeURIComponent(queue)}`}`;
  const first = useLiveReading(
    query,
    () => api.get<PageJson<TicketJson>>(`/v1/tickets?${query}`),
    ({ type }) => type.startsWith('ticket.'),
    { waitMs: 1000 },
  );
  // what came new on top moves the pages below: each ticket is shown once, the freshest reading of it
  useEffect(() => setMore({ of: query, pages: [] }), [query]);
  const pages = [...(first.value === null ? [] : [first.value]), ...(more.of === query ? more.pages : [])];
  const tickets = [...new Map(pages.flatMap(({ items }) => items).map((one) => [one.id, one])).values()];
  const next = pages.at(-1)?.next ?? null;
  const readMore = useCallback(() => {
    if (next === null) return;
    api
      .get<PageJson<TicketJson>>(`/v1/tickets?${query}&cursor=${encodeURIComponent(next)}`)
      .then(
        (page) =>
          setMore((before) =>
            before.of !== query || before.pages.some((one) => one.next === page.next)
              ? before
              : { of: query, pages: [...before.pages, page] },
          ),
        tellError,
      );
  }, [api, next, query, tellError]);

  return (
    <div class={ticketId === undefined ? 'browser' : 'browser with-choice'}>
      <section class="card browser-list" aria-label={floor.tickets}>
        <div class="row filters">
          <label class="grow">
            <span class="off-screen">{floor.allStates}</span>
            <select class="wide" value={state} onChange={(event) => setState(event.currentTarget.value)}>
              <option value="">{floor.allStates}</option>
              {TICKET_STATES.map((one) => (
                <option key={one} value={one}>
                  {words.state[one]}
                </option>
              ))}
            </select>
          </label>
          <label class="grow">
            <span class="off-screen">{floor.queue}</span>
            <select class="wide" value={queue} onChange={(event) => setQueue(event.currentTarget.value)}>
              <option value="">{floor.queues}</option>
              {queues.map(({ name }) => (
                <option key={name} value={name}>
                  {queueName(name)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {first.value !== null && tickets.length === 0 && <p class="muted">{floor.noTickets}</p>}
        <VirtualList
          items={tickets}
          rowHeight={60}
          label={floor.tickets}
          onEnd={readMore}
          keyOf={({ id }) => id}
          row={(ticket) => (
            <button
              type="button"
              class="browser-row"
              aria-current={ticket.id === ticketId ? 'true' : undefined}
              onClick={() => goTo('floor', 'tickets', ticket.id)}
            >
              <span class={`channel-mark channel-${ticket.channel}`}>
                <Icon name={ticket.channel} size={16} />
              </span>
              <span class="ticket-item-text">
                <strong>{caseName(ticket.businessCase, ticket.outOfScope)}</strong>
                <span class="muted small">{ticket.subject ?? words.desk.noSubject}</span>
              </span>
              <span class="browser-end">
                <span class={`state state-${ticket.state}`}>{words.state[ticket.state]}</span>
                <span class="muted small">
                  {queueName(ticket.queue)} · {formatDuration(now - Date.parse(ticket.createdAt))}
                </span>
              </span>
            </button>
          )}
        />
      </section>
      {ticketId === undefined ? (
        <p class="card hint-card muted">{floor.choose}</p>
      ) : (
        <TicketReasons key={ticketId} ticketId={ticketId} />
      )}
    </div>
  );
}
