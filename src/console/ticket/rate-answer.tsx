import { useState } from 'preact/hooks';
import type { SuggestedAnswerJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

/** Asks whether a prepared answer helped; an agent's first word on it counts. */
export function RateAnswer(props: { readonly ticketId: string; readonly answer: SuggestedAnswerJson }) {
  const { api, words, tellError } = useConsole();
  const [rated, setRated] = useState<string | null>(null);
  const { answerId, title } = props.answer;
  const rate = (helpful: boolean) => {
    const path = `/v1/tickets/${encodeURIComponent(props.ticketId)}/answers/${encodeURIComponent(answerId)}/rating`;
    api.send('POST', path, { body: { helpful } }).then(() => setRated(answerId), tellError);
  };
  return (
    <fieldset class="row rate small" aria-label={words.reply.rate(title)}>
      {rated === answerId ? (
        <p class="muted" role="status">
          {words.reply.rated}
        </p>
      ) : (
        <>
          <span class="muted">{words.reply.helped}</span>
          <button type="button" class="quiet" onClick={() => rate(true)}>
            {words.reply.yes}
          </button>
          <button type="button" class="quiet" onClick={() => rate(false)}>
            {words.reply.no}
          </button>
        </>
      )}
    </fieldset>
  );
}
