import type { TicketJson } from '../api/json-types.js';
import { ConfidenceMeter } from '../shared/confidence-meter.js';
import { useConsole } from '../shared/console-context.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import type { TicketActions } from './use-ticket-actions.js';

/** What the model says, and the agent's word on it: one key to confirm, one for an alternative. */
export function CaseCard(props: {
  readonly ticket: TicketJson;
  /** The alternatives, best first. */
  readonly others: readonly string[];
  readonly mayAct: boolean;
  readonly actions: TicketActions;
  readonly onCorrect: () => void;
}) {
  const { words, cases, caseName } = useConsole();
  const { ticket, others, mayAct, actions } = props;
  const isJudged = ticket.confidence === 1;
  const description = cases.find(({ key }) => key === ticket.businessCase)?.description[words.language];
  const percent = (key: string) => {
    const confidence = ticket.alternatives.find(({ businessCase }) => businessCase === key)?.confidence ?? 0;
    return confidence < 0.01 ? '< 1 %' : `${Math.round(confidence * 100)} %`;
  };
  return (
    <section class="card case-card" aria-labelledby="case-title">
      <h3 id="case-title" class="card-title">
        {words.ticket.case}
      </h3>
      <p class="case-name">{caseName(ticket.businessCase, ticket.outOfScope)}</p>
      {description !== undefined && <p class="muted small clamp">{description}</p>}
      {isJudged ? (
        <p class="judged">
          <Icon name="check" size={16} /> {words.ticket.judged}
        </p>
      ) : (
        <ConfidenceMeter confidence={ticket.confidence} tier={ticket.tier} />
      )}
      {ticket.secondary.length > 0 && (
        <p class="small secondary">
          {words.ticket.secondary}: {ticket.secondary.map((key) => caseName(key)).join(', ')}
        </p>
      )}
      {mayAct && (
        <div class="row">
          {!isJudged && (
            <button
              type="button"
              class="primary grow"
              onClick={actions.confirm}
              disabled={actions.busy}
              aria-keyshortcuts="C"
            >
              <Icon name="check" /> {words.ticket.confirm} <KeyHint of="C" />
            </button>
          )}
          <button
            type="button"
            class="grow"
            onClick={props.onCorrect}
            disabled={actions.busy}
            aria-keyshortcuts="K"
          >
            <Icon name="pencil" /> {words.ticket.correct} <KeyHint of="K" />
          </button>
        </div>
      )}
      {mayAct && !isJudged && others.length > 0 && (
        <>
          <h4 class="small muted">{words.ticket.alternatives}</h4>
          <ul class="alternatives">
            {others.map((key, index) => (
              <li key={key}>
                <button
                  type="button"
                  class="alternative"
                  onClick={() => actions.correct(key)}
                  disabled={actions.busy}
                  aria-keyshortcuts={String(index + 1)}
                >
                  <KeyHint of={String(index + 1)} />
                  <span class="grow">{caseName(key)}</span>
                  <span class="muted small">{percent(key)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
