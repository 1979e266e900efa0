import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useNow } from '../shared/use-now.js';

/** Says until when a ticket is put aside, and ends that. Nothing for a ticket that is not. */
export function HeldBanner(props: {
  readonly ticket: TicketJson;
  readonly busy: boolean;
  readonly onEnd: () => void;
}) {
  const { words } = useConsole();
  const { heldUntil, state } = props.ticket;
  const now = useNow(30_000);
  if (heldUntil == null || state !== 'pending' || Date.parse(heldUntil) <= now) return null;
  const when = new Date(heldUntil).toLocaleString(words.locale, { dateStyle: 'full', timeStyle: 'short' });
  return (
    <div class="banner row">
      <p class="grow" role="status">
        {words.hold.heldUntil(when)}
      </p>
      <button type="button" disabled={props.busy} onClick={props.onEnd}>
        {words.hold.end}
      </button>
    </div>
  );
}
