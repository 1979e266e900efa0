import { useState } from 'preact/hooks';
import { missingFacts } from '../../domain/known-facts.js';
import { useConsole } from '../shared/console-context.js';
import { copyText } from '../shared/copy-text.js';
import { Icon } from '../shared/icons.js';
import { KeyHint } from '../shared/key-hint.js';
import { useShortcuts } from '../shared/use-shortcuts.js';
import { entityName } from '../words/entity-name.js';
import { AddFactDialog } from './add-fact-dialog.js';
import { entityGroup } from './entity-group.js';
import { factsWithout } from './facts-with.js';
import type { OpenTicket } from './use-ticket.js';
import type { TicketActions } from './use-ticket-actions.js';

/** The ticket's facts, what the case needs and is not there, and a way to add what was overlooked. */
export function FactsCard(props: {
  readonly open: OpenTicket;
  readonly mayAct: boolean;
  readonly actions: TicketActions;
}) {
  const { words, cases, tell } = useConsole();
  const { open, mayAct, actions } = props;
  const { ticket } = open;
  const [adding, setAdding] = useState<string | null>(null);
  const required = cases.find(({ key }) => key === ticket.businessCase)?.requiredEntities ?? [];
  const missing = missingFacts(required, ticket);
  useShortcuts(mayAct ? { f: () => setAdding(missing[0] ?? 'order_number') } : {});
  const copy = (value: string) => {
    void copyText(value).then(() => tell(words.ticket.copied(value)));
  };
  return (
    <section class="card" aria-labelledby="facts-title">
      <h3 id="facts-title" class="card-title">
        {words.ticket.facts}
      </h3>
      {ticket.entities.length === 0 && <p class="muted small">{words.ticket.noFacts}</p>}
      <ul class="facts">
        {ticket.entities.map((entity) => {
          const name = entityName(words, entity.type);
          return (
            <li key={`${entity.messageId} ${entity.start} ${entity.type}`}>
              <button type="button" class="fact-row" onClick={() => copy(entity.value)}>
                <span class={`fact-swatch ${entityGroup(entity.type)}`} aria-hidden="true" />
                <span class="fact-words">
                  <span class="fact-type">{name}</span>
                  <span class="fact-value">{entity.value}</span>
                </span>
                <Icon name="copy" size={15} />
                <span class="off-screen">{words.ticket.copy}</span>
              </button>
              {mayAct && (
                <button
                  type="button"
                  class="quiet icon-only"
                  disabled={actions.busy}
                  onClick={() => actions.saveFacts(factsWithout(ticket.entities, entity))}
                  aria-label={words.ticket.removeFact(name, entity.value)}
                >
                  <Icon name="close" size={15} />
                </button>
              )}
            </li>
          );
        })}
      </ul>
      {missing.length > 0 && (
        <div class="missing">
          <h4>{words.ticket.missing}</h4>
          <ul>
            {missing.map((type) => (
              <li key={type}>{entityName(words, type)}</li>
            ))}
          </ul>
        </div>
      )}
      {mayAct && (
        <button
          type="button"
          class="quiet add-fact"
          onClick={() => setAdding(missing[0] ?? 'order_number')}
          aria-keyshortcuts="F"
        >
          <Icon name="plus" size={16} /> {words.ticket.addFact} <KeyHint of="F" />
        </button>
      )}
      {adding !== null && (
        <AddFactDialog open={open} type={adding} actions={actions} onClose={() => setAdding(null)} />
      )}
    </section>
  );
}
