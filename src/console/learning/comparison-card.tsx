import { useState } from 'preact/hooks';
import type { ModelComparisonJson, ModelJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { formatShare } from '../shared/format-share.js';
import { useLiveReading } from '../shared/use-live-reading.js';

const SHOWN = 100;
const ORDER = ['lost', 'won', 'still-wrong'] as const;

/** A model beside another one on the same golden messages, with those that they answer differently. */
export function ComparisonCard(props: { readonly model: ModelJson; readonly others: readonly ModelJson[] }) {
  const { api, words } = useConsole();
  const text = words.model;
  const { model, others } = props;
  const [chosen, choose] = useState<string | null>(null);
  const usual =
    others.find(({ state }) => state === 'champion') ??
    others.find(({ id }) => id === model.predecessorId) ??
    others[0];
  const withId = chosen ?? usual?.id;
  const comparison = useLiveReading(
    `comparison ${model.id} ${withId}`,
    async () =>
      withId === undefined
        ? null
        : api.get<ModelComparisonJson>(
            `/v1/models/${encodeURIComponent(model.id)}/comparison?with=${encodeURIComponent(withId)}`,
          ),
    // models do not change, and the golden set seldom: nothing is computed again by itself
    () => false,
  );
  return (
    <div class="card">
      <div class="card-head">
        <h2 id="comparison-title" class="big-title">
          {text.compare}
        </h2>
        {others.length > 0 && (
          <label class="small">
            {text.compareWith}{' '}
            <select value={withId ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
              {others.map(({ id, state }) => (
                <option key={id} value={id}>
                  {id} ({words.learning.modelState[state]})
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {withId === undefined ? (
        <p class="hint">{text.compareNone}</p>
      ) : comparison.value === null ? (
        <p class="muted" role="status">
          {text.comparing}
        </p>
      ) : (
        <Compared comparison={comparison.value} />
      )}
    </div>
  );
}

function Compared({ comparison }: { readonly comparison: ModelComparisonJson }) {
  const { words, caseName } = useConsole();
  const text = words.model;
  const { n, won, lost, pValue, championAccuracy, challengerAccuracy } = comparison;
  const number = (value: number) => value.toLocaleString(words.locale);
  const changed = [...comparison.changed].sort((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
  const p = pValue.toLocaleString(words.locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  return (
    <>
      <p class="small compared">
        {text.rows(
          number(n),
          formatShare(challengerAccuracy, words.locale),
          formatShare(championAccuracy ?? 0, words.locale),
        )}{' '}
        {text.differ(number(won), number(lost), p)}
      </p>
      <p class="small muted">
        {changed.length === 0 ? text.same : text.changed(number(changed.length), number(n))}
      </p>
      {changed.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        <section class="scroll changed-rows" tabIndex={0} aria-labelledby="comparison-title">
          <table class="told">
            <thead>
              <tr>
                <th scope="col">{text.message}</th>
                <th scope="col">{text.right}</th>
                <th scope="col">{text.before}</th>
                <th scope="col">{text.now}</th>
                <th scope="col">{text.verdict}</th>
              </tr>
            </thead>
            <tbody>
              {changed.slice(0, SHOWN).map((row) => (
                <tr key={row.row} class={`change-${row.change}`}>
                  <td>
                    <p class="review-text small">{row.text}</p>
                  </td>
                  <td class="small">{caseName(row.label, true)}</td>
                  <td class="small">{caseName(row.before, true)}</td>
                  <td class="small">{caseName(row.after, true)}</td>
                  <td>
                    <span class="state change">{text.change[row.change]}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {changed.length > SHOWN && <p class="small muted">{text.more(number(changed.length - SHOWN))}</p>}
    </>
  );
}
