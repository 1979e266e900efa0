import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { BUILT_IN_ENTITY_TYPES } from '../../domain/entity.js';
import type { MessageJson, TicketJson } from '../api/json-types.js';
import { useConsole } from '../shared/console-context.js';
import { entityName } from '../words/entity-name.js';
import { factsWith } from './facts-with.js';
import { type MarkedRange, selectedRange } from './selected-range.js';
import type { TicketActions } from './use-ticket-actions.js';

/** Appears beside selected text of a message and makes a fact of it. */
export function FactMarker(props: {
  readonly container: RefObject<HTMLElement | null>;
  readonly ticket: TicketJson;
  readonly messages: readonly MessageJson[];
  readonly actions: TicketActions;
}) {
  const { words, cases } = useConsole();
  const { container, ticket, actions } = props;
  const [selected, setSelected] = useState<MarkedRange | null>(null);

  useEffect(() => {
    const look = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.fact-marker') !== null) return;
      const element = container.current;
      setSelected(element === null ? null : selectedRange(element, ticket.messageIds));
    };
    document.addEventListener('mouseup', look);
    document.addEventListener('keyup', look);
    return () => {
      document.removeEventListener('mouseup', look);
      document.removeEventListener('keyup', look);
    };
  }, [container, ticket.messageIds]);

  if (selected === null) return null;
  const required = cases.find(({ key }) => key === ticket.businessCase)?.requiredEntities ?? [];
  const types = [...new Set([...required, ...BUILT_IN_ENTITY_TYPES])];
  return (
    <fieldset
      class="fact-marker"
      style={{ left: `${selected.left}px`, top: `${selected.top}px` }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setSelected(null);
      }}
    >
      <legend>{words.ticket.markAs}</legend>
      {types.map((type) => (
        <button
          key={type}
          type="button"
          onClick={() => {
            const { messageId, start, end } = selected;
            actions.saveFacts(factsWith(ticket.entities, { type, messageId, start, end }));
            setSelected(null);
            getSelection()?.removeAllRanges();
          }}
        >
          {entityName(words, type)}
        </button>
      ))}
    </fieldset>
  );
}
