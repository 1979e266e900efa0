import type { ExplanationJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useLiveReading } from '../shared/use-live-reading.js';
import { pathTo } from '../shared/use-route.js';

/** What a ticket waits for, and every decision that led it here, in sentences. */
export function TicketReasons({ ticketId }: { readonly ticketId: string }) {
  const { api, words } = useConsole();
  const { floor } = words;
  const explanation = useLiveReading(
    `explanation ${ticketId} ${words.language}`,
    () =>
      api.get<ExplanationJson>(
        `/v1/tickets/${encodeURIComponent(ticketId)}/explanation?language=${words.language}`,
      ),
    ({ type, data }) => type.startsWith('ticket.') && data['ticketId'] === ticketId,
  );
  const waiting = explanation.value?.waiting?.sentences ?? [];
  return (
    <section class="card reasons" aria-labelledby="reasons-title">
      <div class="card-head">
        <h2 id="reasons-title" class="card-title">
          {floor.explanation}
        </h2>
        <a class="button" href={pathTo('floor', 'ticket', ticketId)}>
          {words.ticket.conversation}
        </a>
      </div>
      {waiting.length > 0 && (
        <div class="waits">
          <h3>{floor.waitsFor}</h3>
          {waiting.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      )}
      <ol class="sentences">
        {(explanation.value?.sentences ?? []).map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}
