import { TIERS } from '../../domain/prediction.js';
import type { OverviewJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

const SHOWN = 8;

/** What the latest tickets were about, and how sure the model was of them. */
export function CaseMix({ figures }: { readonly figures: OverviewJson }) {
  const { words, caseName } = useConsole();
  const { floor } = words;
  const shown = figures.businessCases.slice(0, SHOWN);
  const rest = figures.businessCases.length - shown.length;
  const most = Math.max(1, ...shown.map(({ tickets }) => tickets));
  const total = Math.max(1, figures.latestTickets);
  return (
    <section class="card" aria-labelledby="mix-title">
      <h2 id="mix-title" class="card-title">
        {floor.mix} <span class="light">{floor.mixOf(figures.latestTickets)}</span>
      </h2>
      <ul class="mix">
        {shown.map(({ businessCase, tickets }) => (
          <li key={businessCase ?? 'none'}>
            <span class="mix-name">{caseName(businessCase, true)}</span>
            <span class="mix-bar" aria-hidden="true">
              <span style={{ width: `${(100 * tickets) / most}%` }} />
            </span>
            <span class="num small">{tickets}</span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p class="small muted">{floor.more(rest)}</p>}
      <h3 class="card-title spaced">{words.ticket.confidence}</h3>
      <div class="tier-bar" aria-hidden="true">
        {TIERS.map((tier) => (
          <span
            key={tier}
            class={`tier-part tier-part-${tier}`}
            style={{ width: `${(100 * (figures.tiers[tier] ?? 0)) / total}%` }}
          />
        ))}
      </div>
      <ul class="legend small">
        {TIERS.map((tier) => (
          <li key={tier}>
            <span class={`swatch tier-part-${tier}`} aria-hidden="true" /> {words.tier[tier]}{' '}
            <strong>{figures.tiers[tier] ?? 0}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
}
