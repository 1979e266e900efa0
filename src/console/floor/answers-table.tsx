import type { InsightsJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';

/** Prepared answers that were sent or rated: which help, and which agents rewrite each time. */
export function AnswersTable({ answers }: { readonly answers: InsightsJson['answers'] }) {
  const { words } = useConsole();
  const text = words.insights;
  return (
    <div class="card">
      <h2 id="answers-title" class="card-title">
        {text.answers}
      </h2>
      {answers.length === 0 ? (
        <p class="hint">{text.noAnswers}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
        <section class="scroll" tabIndex={0} aria-labelledby="answers-title">
          <table>
            <thead>
              <tr>
                <th scope="col">{words.ticket.choose}</th>
                <th scope="col" class="num">
                  {text.sent}
                </th>
                <th scope="col" class="num">
                  {text.automatic}
                </th>
                <th scope="col" class="num">
                  {text.edited}
                </th>
                <th scope="col" class="num">
                  {text.helpful}
                </th>
                <th scope="col" class="num">
                  {text.unhelpful}
                </th>
              </tr>
            </thead>
            <tbody>
              {answers.map((answer) => (
                <tr key={answer.answerId}>
                  <th scope="row">
                    {answer.title} <span class="muted small">{answer.language}</span>
                  </th>
                  <td class="num strong">{answer.sent}</td>
                  <td class="num">{answer.automatic}</td>
                  <td class="num">{answer.edited}</td>
                  <td class="num">{answer.helpful}</td>
                  <td class={`num${answer.unhelpful > answer.helpful ? ' late' : ''}`}>{answer.unhelpful}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </div>
  );
}
