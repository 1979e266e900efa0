import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import type { TicketActions } from './use-ticket-actions.js';

/** What ends the work on a ticket; stays in sight at the foot. */
export function TicketButtons(props: {
  readonly ticket: TicketJson;
  readonly actions: TicketActions;
  readonly onTransfer: () => void;
  readonly onHold: () => void;
}) {
  const { words } = useConsole();
  const { ticket, actions } = props;
  const inWork = ticket.state === 'assigned' || ticket.state === 'wrapping';
  return (
    <footer class="ticket-foot">
      <button type="button" onClick={props.onTransfer} disabled={actions.busy} aria-keyshortcuts="T">
        <Icon name="transfer" /> {words.ticket.transfer} <KeyHint of="T" />
      </button>
      {inWork && (
        <button type="button" onClick={props.onHold} disabled={actions.busy} aria-keyshortcuts="H">
          <Icon name="calendar" /> {words.hold.open} <KeyHint of="H" />
        </button>
      )}
      {ticket.state === 'assigned' && (
        <button type="button" onClick={actions.wrapUp} disabled={actions.busy} aria-keyshortcuts="W">
          <Icon name="clock" /> {words.ticket.wrapUp} <KeyHint of="W" />
        </button>
      )}
      {inWork && (
        <button
          type="button"
          class="primary"
          onClick={actions.complete}
          disabled={actions.busy}
          aria-keyshortcuts="E"
        >
          <Icon name="check" /> {words.ticket.complete} <KeyHint of="E" />
        </button>
      )}
    </footer>
  );
}
