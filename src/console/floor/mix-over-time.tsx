import type { InsightsJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

/** The most frequent business cases, a bar a day; the last column says the same in numbers. */
export function MixOverTime({ mix }: { readonly mix: InsightsJson['mix'] }) {
  const { words, caseName } = useConsole();
  const text = words.insights;
  const rows = [
    { key: 'all', name: text.allCases, tickets: mix.totals },
    ...mix.cases.map(({ businessCase, tickets }) => ({
      key: businessCase ?? 'none',
      name: caseName(businessCase, true),
      tickets,
    })),
  ];
  return (
    <div class="card">
      <h2 id="over-time-title" class="card-title">
        {text.mix} <span class="light">{text.days(mix.days.length)}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
      <section class="scroll" tabIndex={0} aria-labelledby="over-time-title">
        <table class="over-time">
          <thead>
            <tr>
              <th scope="col">{words.floor.case}</th>
              <th scope="col">
                {mix.days[0]} – {mix.days.at(-1)}
              </th>
              <th scope="col" class="num">
                {text.yesterday}
              </th>
              <th scope="col" class="num">
                {text.today}
              </th>
              <th scope="col" class="num">
                {text.sum}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, tickets }) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                <td>
                  <Bars counts={tickets} />
                </td>
                <td class="num">{tickets.at(-2) ?? 0}</td>
                <td class="num">{tickets.at(-1) ?? 0}</td>
                <td class="num strong">{tickets.reduce((sum, one) => sum + one, 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** Each row by its own most: what matters is how a case moves, not how frequent it is. */
function Bars({ counts }: { readonly counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <span class="day-bars" role="img" aria-label={counts.join(', ')}>
      {counts.map((count, index) => (
        <span
          key={index}
          class={count === 0 ? 'none' : ''}
          style={{ height: `${Math.max(6, (100 * count) / most)}%` }}
        />
      ))}
    </span>
  );
}
