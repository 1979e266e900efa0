import { useState } from 'preact/hooks';
import type { CaseSuggestionJson } from '../api/json-types.js';
import { caseKey } from '../logic/case-key.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';

/** A business case from messages that look like one: names, what it is handled like, and which messages are its examples. */
export function NewCaseDialog(props: {
  readonly suggestion: CaseSuggestionJson;
  readonly onClose: () => void;
  readonly onAdded: () => void;
}) {
  const { api, words, cases, tell, tellError } = useConsole();
  const text = words.newCase;
  const { examples, phrases } = props.suggestion;
  const [names, setNames] = useState({ de: '', en: '' });
  const [like, setLike] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(examples.map(({ ticketId }) => ticketId)),
  );
  const [twoPersons, setTwoPersons] = useState(false);
  const [isSending, setSending] = useState(false);
  const key = caseKey(names.en);
  const isTaken = cases.some((one) => one.key === key);
  // the cases may come later than the dialog
  const model = cases.find((one) => one.key === like) ?? cases[0];
  const isFinished =
    key !== '' && !isTaken && names.de.trim() !== '' && chosen.size > 0 && model !== undefined;

  const add = async () => {
    if (!isFinished) return;
    setSending(true);
    const { skills, targetWaitSeconds, priority } = model;
    const description = phrases.join(', ');
    try {
      await api.send('PUT', `/v1/knowledge/business-cases/${key}`, {
        body: {
          names: { de: names.de.trim(), en: names.en.trim() },
          description: { de: description, en: description },
          synonyms: { de: [], en: [] },
          // whether it may be answered without a person is not for a first day
          automation: 'never',
          skills,
          targetWaitSeconds,
          priority,
          requiredEntities: [],
          twoPersons,
        },
      });
      const rows = examples
        .filter(({ ticketId }) => chosen.has(ticketId))
        .map((example) => ({ text: example.text, label: key, source: 'suggested' }));
      await api.send('POST', '/v1/knowledge/examples', { body: { examples: rows } });
      tell(text.added);
      props.onAdded();
    } catch (error) {
      tellError(error);
      setSending(false);
    }
  };

  return (
    <Dialog title={text.title} closeLabel={words.ticket.cancel} onClose={props.onClose} wide>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label class="field">
          <span>{text.nameEn}</span>
          <input
            required
            autofocus
            maxLength={200}
            value={names.en}
            aria-describedby="new-case-key"
            onInput={(event) => setNames({ ...names, en: event.currentTarget.value })}
          />
        </label>
        <p
          id="new-case-key"
          class={isTaken ? 'problem small' : 'muted small'}
          role={isTaken ? 'alert' : undefined}
        >
          {isTaken ? text.taken : `${text.key}: ${key === '' ? '–' : key}`}
        </p>
        <label class="field">
          <span>{text.nameDe}</span>
          <input
            required
            maxLength={200}
            value={names.de}
            onInput={(event) => setNames({ ...names, de: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{text.like}</span>
          <select value={model?.key ?? ''} onChange={(event) => setLike(event.currentTarget.value)}>
            {cases.map((one) => (
              <option key={one.key} value={one.key}>
                {one.names[words.language]}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="field">
          <legend>{text.examples}</legend>
          {examples.map(({ ticketId, text: said }) => (
            <label key={ticketId} class="check small">
              <input
                type="checkbox"
                checked={chosen.has(ticketId)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen((before) => {
                    const after = new Set(before);
                    if (checked) after.add(ticketId);
                    else after.delete(ticketId);
                    return after;
                  })
                }
              />
              <span class="review-text">{said}</span>
            </label>
          ))}
        </fieldset>
        <label class="check small">
          <input
            type="checkbox"
            checked={twoPersons}
            onChange={(event) => setTwoPersons(event.currentTarget.checked)}
          />
          {words.twoPersons.inDialog}
        </label>
        <p class="muted small">{text.lead}</p>
        <div class="row end">
          <button type="button" onClick={props.onClose}>
            {words.ticket.cancel}
          </button>
          <button type="submit" class="primary" disabled={!isFinished || isSending}>
            {text.add}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
