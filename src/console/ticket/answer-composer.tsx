import { useEffect, useState } from 'preact/hooks';
import { knownFacts } from '../../domain/known-facts.js';
import type { TicketJson } from '../api/json-types.js';
import { fillAnswer, openPlaceholders } from '../logic/fill-answer.js';
import { useConsole } from '../shared/console-context.js';
import { copyText } from '../shared/copy-text.js';
import { keepDraft, readDraft } from '../shared/drafts.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import { entityName } from '../words/entity-name.js';
import { useAnswers } from './use-ticket.js';

/** The answer: prepared where there is an article, filled with the ticket's facts, free to be edited. */
export function AnswerComposer({ ticket }: { readonly ticket: TicketJson }) {
  const { words, tell } = useConsole();
  const answers = useAnswers(ticket);
  const [chosen, setChosen] = useState<string | null>(null);
  const [draft, setDraft] = useState(() => readDraft(ticket.id));
  const article = answers.find(({ id }) => id === chosen) ?? answers[0];
  const suggested = article === undefined ? '' : fillAnswer(article.text, knownFacts(ticket)).text;
  const text = draft ?? suggested;
  const open = openPlaceholders(text);

  // kept with every letter: what is lost between two letters is one letter
  useEffect(() => keepDraft(ticket.id, draft), [ticket.id, draft]);

  return (
    <section class="card answer" aria-labelledby="answer-title">
      <div class="answer-head">
        <h3 id="answer-title" class="card-title">
          {words.ticket.answer} <KeyHint of="N" />
        </h3>
        {answers.length > 0 && (
          <label class="setting small">
            <span class="off-screen">{words.ticket.choose}</span>
            <select
              value={article?.id}
              onChange={(event) => {
                setChosen(event.currentTarget.value);
                setDraft(null);
              }}
            >
              {answers.map(({ id, title, language }) => (
                <option key={id} value={id}>
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
        value={text}
        lang={ticket.language === 'und' ? undefined : ticket.language}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => {
          // out of the field again, to the single keys
          if (event.key === 'Escape') event.currentTarget.blur();
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
          ) : article !== undefined ? (
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
          disabled={text.trim() === '' || open.length > 0}
          onClick={() => void copyText(text).then(() => tell(words.ticket.answerCopied))}
        >
          <Icon name="copy" size={16} /> {words.ticket.copyAnswer}
        </button>
      </div>
    </section>
  );
}
