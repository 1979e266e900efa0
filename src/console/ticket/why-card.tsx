import type { TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { useWhy } from './use-ticket.js';

/** Which words carried the business case, and everything that led the ticket here. */
export function WhyCard({ ticket }: { readonly ticket: TicketJson }) {
  const { words, caseName } = useConsole();
  const { carrying, explanation } = useWhy(ticket);
  const strongest = Math.max(0.01, ...(carrying?.words ?? []).map(({ weight }) => Math.abs(weight)));
  const shown = (carrying?.words ?? []).filter(({ weight }) => Math.abs(weight) > strongest / 20).slice(0, 8);
  return (
    <section class="card" aria-labelledby="why-title">
      <h3 id="why-title" class="card-title">
        {words.ticket.why}
      </h3>
      {carrying !== null && shown.length > 0 && (
        <>
          <p class="muted small">
            {carrying.businessCase === ticket.businessCase
              ? words.ticket.whyLead
              : `${words.ticket.whyLater} ${caseName(carrying.businessCase)}`}
          </p>
          <ul class="why-words">
            {shown.map(({ word, weight }, index) => (
              <li key={index} class={weight < 0 ? 'against' : 'for'}>
                <span class="why-word">{word}</span>
                <span class="why-bar" aria-hidden="true">
                  <span style={{ width: `${(100 * Math.abs(weight)) / strongest}%` }} />
                </span>
                {weight < 0 && <span class="off-screen">{words.ticket.whyAgainst}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {explanation !== null && (
        <details class="folded">
          <summary>{words.ticket.history}</summary>
          <ol class="sentences">
            {explanation.sentences.map((sentence, index) => (
              <li key={index}>{sentence}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
