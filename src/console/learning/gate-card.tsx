import type { GateReportJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { formatShare } from '../shared/format-share.js';
import { gateSentences } from './gate-sentences.js';

/** What the gate checked before a model might go live, and what it found; null: it never met the gate. */
export function GateCard({ report }: { readonly report: GateReportJson | null }) {
  const { words, caseName } = useConsole();
  const text = words.model;
  const changed = [...(report?.cases ?? [])]
    .filter(({ champion, challenger }) => champion !== challenger)
    .sort((a, b) => a.challenger - a.champion - (b.challenger - b.champion));
  return (
    <div class="card">
      <div class="card-head">
        <h2 id="gate-title" class="big-title">
          {text.gate}
        </h2>
        {report !== null && (
          <span class={`state model-state-${report.passed ? 'champion' : 'refused'}`}>
            {report.passed ? text.passed : text.refused}
          </span>
        )}
      </div>
      {report === null ? (
        <p class="hint">{text.noReport}</p>
      ) : (
        <>
          <p class="muted small">
            {report.championId === null ? text.first : text.against(report.championId)}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard */}
          <section class="scroll" tabIndex={0} aria-labelledby="gate-title">
            <table class="told">
              <thead>
                <tr>
                  <th scope="col">{text.check}</th>
                  <th scope="col">{text.verdict}</th>
                </tr>
              </thead>
              <tbody>
                {report.checks.map((check) => (
                  <tr key={check.name}>
                    <th scope="row">{text.checks[check.name]}</th>
                    <td class="small">
                      <span class={`state model-state-${check.passed ? 'champion' : 'refused'}`}>
                        {check.passed ? text.passed : text.refused}
                      </span>
                      {gateSentences(check, { words, caseName }).map((sentence) => (
                        <p key={sentence}>{sentence}</p>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          {report.championId !== null &&
            (changed.length === 0 ? (
              <p class="muted small under-table">{text.casesNone}</p>
            ) : (
              <details class="folded">
                <summary>
                  {text.cases} <span class="count">{changed.length}</span>
                </summary>
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{text.case}</th>
                      <th scope="col" class="num">
                        {text.messages}
                      </th>
                      <th scope="col" class="num">
                        {text.before}
                      </th>
                      <th scope="col" class="num">
                        {text.now}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {changed.map(({ businessCase, rows, champion, challenger }) => (
                      <tr key={businessCase}>
                        <th scope="row">{caseName(businessCase)}</th>
                        <td class="num">{rows}</td>
                        <td class="num">{formatShare(champion, words.locale)}</td>
                        <td class="num">{formatShare(challenger, words.locale)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </details>
            ))}
        </>
      )}
    </div>
  );
}
