import { useEffect, useRef, useState } from 'preact/hooks';
import type { SuggestedAnswerJson, TicketJson } from '../api/json-types.js';
import { openPlaceholders } from '../logic/open-placeholders.js';
import { useConsole } from '../shared/console-context.js';
import { copyText } from '../shared/copy-text.js';
import { keepDraft, readDraft } from '../shared/drafts.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import { entityName } from '../words/entity-name.js';
import { RateAnswer } from './rate-answer.js';
import { useAnswers } from './use-ticket.js';
import type { TicketActions } from './use-ticket-actions.js';

/**
 * The answer: prepared where there is an article, filled with the ticket's facts, free to be edited, sent once. When
 * the customer's latest message is answered, by whomever, it says so, and asks before it sends another.
 */
export function AnswerComposer(props: { readonly ticket: TicketJson; readonly actions: TicketActions }) {
  const { words } = useConsole();
  const { ticket } = props;
  const answers = useAnswers(ticket);
  const last = ticket.replies?.findLast(({ messageId }) => messageId === ticket.messageIds.at(-1));
  const isAnswered = last !== undefined;
  const sent = answers.find(({ answerId }) => answerId === last?.articleId);
  const [again, setAgain] = useState(false);
  const told = useRef<HTMLParagraphElement>(null);
  const wasAnswered = useRef(isAnswered);
  useEffect(() => {
    // the field that had the focus is gone; the next customer's message gets a first answer again
    if (isAnswered && !wasAnswered.current && document.activeElement === document.body) told.current?.focus();
    if (!isAnswered) setAgain(false);
    wasAnswered.current = isAnswered;
  }, [isAnswered]);

  return (
    <section class="card answer" aria-labelledby="answer-title">
      {isAnswered && !again ? (
        <>
          <h3 id="answer-title" class="card-title">
            {words.ticket.answer}
          </h3>
          <div class="row wrap">
            <p ref={told} tabIndex={-1} class="grow answered" role="status">
              <Icon name="check" size={16} /> {words.reply.answered}
            </p>
            <button type="button" class="quiet" onClick={() => setAgain(true)}>
              {words.reply.again}
            </button>
          </div>
          {sent !== undefined && <RateAnswer ticketId={ticket.id} answer={sent} />}
        </>
      ) : (
        <Composer {...props} answers={answers} again={again} onSent={() => setAgain(false)} />
      )}
    </section>
  );
}

function Composer(props: {
  readonly ticket: TicketJson;
  readonly actions: TicketActions;
  readonly answers: readonly SuggestedAnswerJson[];
  readonly again: boolean;
  readonly onSent: () => void;
}) {
  const { words, tell } = useConsole();
  const { ticket, actions, answers, again } = props;
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState(() => readDraft(ticket.id));
  const article = answers.find(({ answerId }) => answerId === chosen) ?? answers[0];
  const text = draft ?? (again ? '' : (article?.text ?? ''));
  const open = openPlaceholders(text);
  const isFinished = text.trim() !== '' && open.length === 0;
  const maySend = ticket.state === 'assigned' || ticket.state === 'wrapping';

  // kept with every letter: what is lost between two letters is one letter
  useEffect(() => keepDraft(ticket.id, draft), [ticket.id, draft]);

  const send = () => {
    if (!isFinished || !maySend || actions.busy) return;
    const answerId = article === undefined || text === '' ? {} : { answerId: article.answerId };
    actions.reply({ text, ...answerId, ...(again ? { again } : {}) }, () => {
      // here, too: this field may be gone before it is drawn again
      keepDraft(ticket.id, null);
      setDraft(null);
      props.onSent();
    });
  };

  return (
    <>
      <div class="answer-head">
        <h3 id="answer-title" class="card-title">
          {words.ticket.answer} <KeyHint of="N" />
        </h3>
        {answers.length > 0 && (
          <label class="setting small">
            <span class="off-screen">{words.ticket.choose}</span>
            <select
              value={article?.answerId}
              onChange={(event) => {
                setChosen(event.currentTarget.value);
                setDraft(null);
              }}
            >
              {answers.map(({ answerId, title, language }) => (
                <option key={answerId} value={answerId}>
                  {title} ({language})
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <textarea
        id="answer-text"
        aria-label={words.ticket.answerText}
        aria-keyshortcuts="N"
        placeholder={words.ticket.noAnswer}
        rows={Math.min(14, Math.max(4, text.split('\n').length + 1))}
        maxLength={20_000}
        value={text}
        lang={ticket.language === 'und' ? undefined : ticket.language}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          // out of the field again, to the single keys
          if (event.key === 'Escape') event.currentTarget.blur();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.repeat) send();
        }}
      />
      <div class="row answer-foot">
        <p class="small muted grow" role="status">
          {open.length > 0 ? (
            <span class="open-placeholders">
              {words.ticket.open(open.map((type) => entityName(words, type)).join(', '))}
            </span>
          ) : draft !== null && draft !== '' ? (
            words.ticket.draftKept
          ) : article !== undefined && text !== '' ? (
            words.ticket.suggested
          ) : (
            ''
          )}
        </p>
        {draft !== null && (
          <button type="button" class="quiet" onClick={() => setDraft(null)}>
            {words.ticket.discard}
          </button>
        )}
        <button
          type="button"
          class="quiet"
          disabled={!isFinished}
          onClick={() => void copyText(text).then(() => tell(words.ticket.answerCopied))}
        >
          <Icon name="copy" size={16} /> {words.ticket.copyAnswer}
        </button>
        {maySend && (
          <button
            type="button"
            class="primary"
            disabled={!isFinished || actions.busy}
            aria-keyshortcuts="Control+Enter"
            title={words.reply.sendKey}
            onClick={send}
          >
            <Icon name="send" size={16} /> {words.reply.send}
          </button>
        )}
      </div>
      {article !== undefined && <RateAnswer ticketId={ticket.id} answer={article} />}
    </>
  );
}
