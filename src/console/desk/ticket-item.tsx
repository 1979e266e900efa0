import type { TicketJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { readDraft } from '../shared/drafts.js';
import { Icon } from '../shared/icons.js';
import { useNow } from '../shared/use-now.js';

export function TicketItem(props: {
  readonly ticket: TicketJson;
  readonly current: boolean;
  readonly href: string;
}) {
  const { words, caseName } = useConsole();
  const { ticket } = props;
  const now = useNow(30_000);
  return (
    <li>
      <a class="ticket-item" href={props.href} aria-current={props.current ? 'true' : undefined}>
        <span class={`channel-mark channel-${ticket.channel}`}>
          <Icon name={ticket.channel} size={16} />
          <span class="off-screen">{words.channel[ticket.channel]}</span>
        </span>
        <span class="ticket-item-text">
          <strong>{caseName(ticket.businessCase, ticket.outOfScope)}</strong>
          <span class="muted small">{ticket.subject ?? words.desk.noSubject}</span>
        </span>
        <span class="ticket-item-end small muted">
          {formatDuration(now - Date.parse(ticket.createdAt))}
          {ticket.state === 'wrapping' && <span class="tag">{words.state.wrapping}</span>}
          {readDraft(ticket.id) !== null && <Icon name="pencil" size={14} />}
        </span>
      </a>
    </li>
  );
}
