import { useState } from 'preact/hooks';
import { BUILT_IN_ENTITY_TYPES } from '../../domain/entity.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';
import { entityName } from '../words/entity-name.js';
import { factsWith } from './facts-with.js';
import type { OpenTicket } from './use-ticket.js';
import type { TicketActions } from './use-ticket-actions.js';

/** A fact by words instead of by selecting text: for keyboards and screen readers. */
export function AddFactDialog(props: {
  readonly open: OpenTicket;
  readonly type: string;
  readonly actions: TicketActions;
  readonly onClose: () => void;
}) {
  const { words, cases } = useConsole();
  const { ticket, messages } = props.open;
  const [type, setType] = useState(props.type);
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const known = cases.flatMap(({ requiredEntities }) => requiredEntities);
  const types = [...new Set([...BUILT_IN_ENTITY_TYPES, ...known, props.type])];
  const save = () => {
    const wanted = text.trim();
    for (const { id, newText } of messages) {
      const start = ticket.messageIds.includes(id) ? newText.indexOf(wanted) : -1;
      if (wanted === '' || start < 0) continue;
      const added = { type, messageId: id, start, end: start + wanted.length };
      props.actions.saveFacts(factsWith(ticket.entities, added));
      props.onClose();
      return;
    }
    setMissing(true);
  };
  return (
    <Dialog title={words.ticket.addFact} closeLabel={words.ticket.cancel} onClose={props.onClose}>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label class="field">
          <span>{words.ticket.factType}</span>
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            {types.map((one) => (
              <option key={one} value={one}>
                {entityName(words, one)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{words.ticket.factText}</span>
          <input
            value={text}
            autofocus
            autocomplete="off"
            aria-invalid={isMissing}
            onInput={(event) => {
              setText(event.currentTarget.value);
              setMissing(false);
            }}
          />
        </label>
        <p class="problem" role="alert">
          {isMissing ? words.ticket.factNotThere : ''}
        </p>
        <div class="row end">
          <button type="button" onClick={props.onClose}>
            {words.ticket.cancel}
          </button>
          <button type="submit" class="primary">
            {words.ticket.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
