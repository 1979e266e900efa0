import { useState } from 'preact/hooks';
import { CHANNELS } from '../../domain/channel.js';
import { TIERS } from '../../domain/prediction.js';
import type { FilterCondition, WorkflowFilter } from '../../domain/workflow.js';
import { useConsole } from '../shared/console-context.js';
import { Dialog } from '../shared/dialog.js';

/** One rule: what it looks at and where it sends. What the dialog does not show (entities, skills) stays as it is. */
export function FilterDialog(props: {
  readonly filter: WorkflowFilter;
  readonly onSave: (filter: WorkflowFilter) => void;
  readonly onClose: () => void;
}) {
  const { words, cases, queues } = useConsole();
  const text = words.workflow;
  const [filter, setFilter] = useState(props.filter);
  const { when, target } = filter;
  const setWhen = (part: FilterCondition) => {
    const joined: Record<string, unknown> = { ...when, ...part };
    // an empty list would never hold: none chosen means that it does not matter
    for (const [key, value] of Object.entries(joined))
      if (value === undefined || (Array.isArray(value) && value.length === 0)) delete joined[key];
    setFilter({ ...filter, when: joined as FilterCondition });
  };
  const choices = <T extends string>(
    legend: string,
    all: readonly (readonly [T, string])[],
    chosen: readonly T[] | undefined,
    choose: (chosen: readonly T[]) => void,
  ) => (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {all.map(([key, name]) => (
        <label key={key} class="check">
          <input
            type="checkbox"
            checked={chosen?.includes(key) === true}
            onChange={(event) =>
              choose(
                event.currentTarget.checked
                  ? [...(chosen ?? []), key]
                  : (chosen ?? []).filter((one) => one !== key),
              )
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
  return (
    <Dialog title={text.rule} closeLabel={words.ticket.cancel} onClose={props.onClose} wide>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault();
          props.onSave({ ...filter, name: filter.name.trim() });
        }}
      >
        <div class="two">
          <label class="field">
            <span>{text.name}</span>
            <input
              value={filter.name}
              required
              autofocus
              maxLength={100}
              onInput={(event) => setFilter({ ...filter, name: event.currentTarget.value })}
            />
          </label>
          <label class="field">
            <span>{text.queue}</span>
            <select
              value={target.queue}
              onChange={(event) =>
                setFilter({ ...filter, target: { ...target, queue: event.currentTarget.value } })
              }
            >
              {queues.map(({ name, displayName }) => (
                <option key={name} value={name}>
                  {displayName[words.language]}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{text.priority}</span>
            <input
              inputMode="numeric"
              value={String(target.priority)}
              onInput={(event) => {
                const priority = Number(event.currentTarget.value);
                if (Number.isFinite(priority)) setFilter({ ...filter, target: { ...target, priority } });
              }}
            />
          </label>
          <label class="field">
            <span>{text.languages}</span>
            <input
              value={(when.language ?? []).join(', ')}
              onChange={(event) =>
                setWhen({
                  language: event.currentTarget.value.split(/[\s,]+/).filter((one) => one !== ''),
                })
              }
            />
          </label>
        </div>
        {choices(
          text.cases,
          cases.map(({ key, names }) => [key, names[words.language]] as const),
          when.businessCase,
          (businessCase) => setWhen({ businessCase }),
        )}
        {choices(
          text.tiers,
          TIERS.map((tier) => [tier, words.tier[tier]] as const),
          when.tier,
          (tier) => setWhen({ tier }),
        )}
        {choices(
          text.channels,
          CHANNELS.map((channel) => [channel, words.channel[channel]] as const),
          when.channel,
          (channel) => setWhen({ channel }),
        )}
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
