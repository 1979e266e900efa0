import { useState } from 'preact/hooks';
import { localDateTime, morningIn } from '../logic/follow-up-dates.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';

/** Puts a ticket aside until a date; what is asked most often is one key away. */
export function HoldDialog(props: {
  readonly onClose: () => void;
  readonly onHold: (hold: { readonly until: string; readonly reason?: string }) => void;
}) {
  const { api, words } = useConsole();
  const now = new Date(api.now());
  const [until, setUntil] = useState(() => localDateTime(morningIn(1, now)));
  const [reason, setReason] = useState('');
  const isPast = !(Date.parse(until) > now.getTime());
  return (
    <Dialog title={words.hold.title} closeLabel={words.ticket.cancel} onClose={props.onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPast) return;
          const told = reason.trim();
          props.onHold({
            until: new Date(until).toISOString(),
            ...(told === '' ? {} : { reason: told }),
          });
        }}
      >
        <p class="muted small">{words.hold.lead}</p>
        <div class="row wrap">
          {words.hold.presets.map(({ days, name }) => {
            const value = localDateTime(morningIn(days, now));
            return (
              <button key={days} type="button" aria-pressed={until === value} onClick={() => setUntil(value)}>
                {name}
              </button>
            );
          })}
        </div>
        <label class="field">
          <span>{words.hold.until}</span>
          <input
            type="datetime-local"
            required
            autofocus
            value={until}
            min={localDateTime(now)}
            onInput={(event) => setUntil(event.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words.ticket.reason}</span>
          <input value={reason} maxLength={500} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <p class="problem" role="alert">
          {isPast ? words.hold.past : ''}
        </p>
        <div class="row end">
          <button type="button" onClick={props.onClose}>
            {words.ticket.cancel}
          </button>
          <button type="submit" class="primary" disabled={isPast}>
            {words.hold.submit}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
