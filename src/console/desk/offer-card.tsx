import type { OfferJson } from '../api/json-types.js';
import { formatDuration } from '../logic/format-duration.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import { useNow } from '../shared/use-now.js';

/** One offer: what it is, how long it waits already, how long it may be looked at. */
export function OfferCard(props: {
  readonly offer: OfferJson;
  /** The one that the keys act on. */
  readonly first: boolean;
  readonly onAccept: () => void;
  readonly onReject: () => void;
}) {
  const { words, caseName } = useConsole();
  const { offer, first } = props;
  const { ticket } = offer;
  const now = useNow(500);
  const wholeMs = Date.parse(offer.expiresAt) - Date.parse(offer.createdAt);
  const leftMs = Math.max(0, Date.parse(offer.expiresAt) - now);
  const seconds = Math.ceil(leftMs / 1000);
  const name = caseName(ticket.businessCase, ticket.outOfScope);
  return (
    <article class={`offer${seconds <= 5 ? ' urgent' : ''}`} aria-label={words.desk.newOffer(name)}>
      <div class="offer-head">
        <span class={`channel channel-${ticket.channel}`}>
          <Icon name={ticket.channel} size={16} /> {words.channel[ticket.channel]}
        </span>
        <span class="countdown" role="timer" aria-label={words.desk.secondsLeft(seconds)}>
          <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
            <circle class="track" cx="18" cy="18" r="15" />
            <circle
              class="left"
              cx="18"
              cy="18"
              r="15"
              pathLength={1}
              stroke-dasharray="1"
              stroke-dashoffset={1 - leftMs / Math.max(1, wholeMs)}
            />
          </svg>
          <span aria-hidden="true">{seconds < 100 ? seconds : `${Math.ceil(seconds / 60)}m`}</span>
        </span>
      </div>
      <h3>{name}</h3>
      <p class="offer-subject">{ticket.subject ?? words.desk.noSubject}</p>
      <p class="muted small">
        <Icon name="clock" size={14} />
        {words.desk.waitingFor(formatDuration(now - Date.parse(ticket.waitingSince)))} · {ticket.language}
      </p>
      <div class="row">
        <button
          type="button"
          class="primary grow"
          onClick={props.onAccept}
          {...(first ? { 'aria-keyshortcuts': 'A' } : {})}
        >
          {words.desk.accept} {first && <KeyHint of="A" />}
        </button>
        <button type="button" onClick={props.onReject} {...(first ? { 'aria-keyshortcuts': 'R' } : {})}>
          {words.desk.reject} {first && <KeyHint of="R" />}
        </button>
      </div>
    </article>
  );
}
