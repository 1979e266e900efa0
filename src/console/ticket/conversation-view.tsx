import { useRef } from 'preact/hooks';
import type { MessageJson, TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { FactMarker } from './fact-marker.js';
import { MarkedText } from './marked-text.js';
import { ReplyItem } from './reply-item.js';
import type { OpenTicket } from './use-ticket.js';
import type { TicketActions } from './use-ticket-actions.js';

/** All messages of the conversation, over all channels, and what was answered, in one line of time. */
export function ConversationView(props: {
  readonly open: OpenTicket;
  readonly mayAct: boolean;
  readonly actions: TicketActions;
}) {
  const { words } = useConsole();
  const { tickets, ticket, messages } = props.open;
  // an answer stands behind what it answers, also where a customer's clock is wrong
  const replies = tickets.flatMap((one) => one.replies ?? []);
  const lineOfTime = messages.flatMap((message) => [
    { message, reply: undefined },
    ...replies
      .filter(({ messageId }) => messageId === message.id)
      .map((reply) => ({ message: undefined, reply })),
  ]);
  const list = useRef<HTMLOListElement>(null);
  const holderOf = (id: string) => tickets.find(({ messageIds }) => messageIds.includes(id)) ?? ticket;
  return (
    <section aria-labelledby="conversation-title" class="conversation">
      <h3 id="conversation-title" class="off-screen">
        {words.ticket.conversation}
      </h3>
      <ol ref={list} class="timeline">
        {lineOfTime.map(({ message, reply }) =>
          message === undefined ? (
            <ReplyItem key={reply.id} reply={reply} />
          ) : (
            <MessageItem
              key={message.id}
              message={message}
              holder={holderOf(message.id)}
              isEarlier={!ticket.messageIds.includes(message.id)}
            />
          ),
        )}
      </ol>
      {props.mayAct && (
        <FactMarker container={list} ticket={ticket} messages={messages} actions={props.actions} />
      )}
    </section>
  );
}

function MessageItem(props: {
  readonly message: MessageJson;
  readonly holder: TicketJson;
  readonly isEarlier: boolean;
}) {
  const { words, caseName } = useConsole();
  const { message, holder, isEarlier } = props;
  const at = new Date(message.receivedAt);
  const when = at.toLocaleString(words.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const entities = holder.entities.filter(({ messageId }) => messageId === message.id);
  // what the text says already is not said twice
  const fields = Object.entries(message.fields).filter(
    ([, value]) => !message.newText.includes(value.trim()),
  );
  return (
    <li class={`message channel-${message.channel}${isEarlier ? ' earlier' : ''}`}>
      <span class="message-channel" title={words.channel[message.channel]}>
        <Icon name={message.channel} size={16} />
      </span>
      <div class="message-card">
        <header class="message-head">
          <strong>{message.fromName ?? message.from ?? words.ticket.unknownSender}</strong>
          <span class="muted small">
            {words.channel[message.channel]} · <time dateTime={message.receivedAt}>{when}</time>
          </span>
          {isEarlier && (
            <span class="tag">
              {words.ticket.earlier}: {caseName(holder.businessCase, holder.outOfScope)}
            </span>
          )}
        </header>
        <MarkedText
          text={message.newText}
          entities={entities}
          messageId={message.id}
          lang={message.language}
        />
        {fields.length > 0 && (
          <dl class="form-fields">
            {fields.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {message.signature !== '' && <Folded title={words.ticket.signature} text={message.signature} />}
        {message.quotedText !== '' && <Folded title={words.ticket.quoted} text={message.quotedText} />}
        {message.attachments.length > 0 && (
          <ul class="attachments" aria-label={words.ticket.attachments}>
            {message.attachments.map(({ name, type, bytes }, index) => (
              <li key={index}>
                <Icon name="clip" size={15} />
                <span class="attachment-name">{name}</span>
                <span class="muted small">
                  {type} · {size(bytes)}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function Folded({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <details class="folded">
      <summary>{title}</summary>
      <div class="quoted">{text}</div>
    </details>
  );
}

const size = (bytes: number) =>
  bytes < 1024
    ? `${bytes} B`
    : bytes < 1024 * 1024
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
