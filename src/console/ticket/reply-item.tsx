import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';

export type ReplyJson = NonNullable<TicketJson['replies']>[number];

/** An answer in the line of time: what the customer was told, when and by whom. */
export function ReplyItem({ reply }: { readonly reply: ReplyJson }) {
  const { me, words } = useConsole();
  const at = new Date(reply.sentAt).toLocaleString(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const by = reply.automatic
    ? words.reply.byMachine
    : reply.agentId !== null && reply.agentId === me.agentId
      ? words.reply.byYou
      : words.reply.byTeam;
  return (
    <li class="message reply">
      <span class="message-channel" title={words.channel[reply.channel]}>
        <Icon name="send" size={16} />
      </span>
      <div class="message-card">
        <header class="message-head">
          <strong>{by}</strong>
          <span class="muted small">
            {words.channel[reply.channel]} · <time dateTime={reply.sentAt}>{at}</time>
          </span>
        </header>
        <p class="message-text">{reply.text}</p>
      </div>
    </li>
  );
}
